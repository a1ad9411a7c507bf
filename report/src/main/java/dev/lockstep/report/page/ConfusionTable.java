package dev.lockstep.report.page;

import dev.lockstep.nn.metric.ConfusionMatrix;
import dev.lockstep.report.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A confusion matrix as a table whose cells are the darker the larger their share of the row is, or of many classes its most frequent mistakes, and
 * numbers of each class by itself.
 */
final class ConfusionTable {
    private static final int SHADES = 10;
    private static final int MANY = 30;

    private final List<String> labels;
    private final ConfusionMatrix confusion;

    ConfusionTable(List<String> labels, ConfusionMatrix confusion) {
        this.labels = labels;
        this.confusion = confusion;
    }

    void add(Html html) {
        if (labels.size() > MANY) {
            mistakes(html);
        } else {
            matrix(html);
        }
    }

    private void mistakes(Html html) {
        List<int[]> mistakes = new ArrayList<>();
        for (int is = 0; is < labels.size(); is++) {
            for (int as = 0; as < labels.size(); as++) {
                if (is != as && confusion.counts()[is][as] > 0) {
                    mistakes.add(new int[] {is, as, confusion.counts()[is][as]});
                }
            }
        }
        mistakes.sort(Comparator.comparingInt(mistake -> -mistake[2]));
        html.element("p", "", "There are " + labels.size() + " classes. The most frequent mistakes:");
        List<List<String>> rows = mistakes.stream()
                .limit(MANY)
                .map(mistake -> List.of(labels.get(mistake[0]), labels.get(mistake[1]), Integer.toString(mistake[2])))
                .toList();
        html.table(List.of("is", "predicted as", "samples"), rows, "numbers");
    }

    private void matrix(Html html) {
        html.open("div", "scroll").open("table", "confusion").raw("<thead><tr><td></td>");
        html.raw("<th scope=\"colgroup\" colspan=\"" + labels.size() + "\">predicted as</th></tr>\n<tr>");
        html.raw("<th scope=\"col\">is</th>");
        labels.forEach(label -> html.raw("<th scope=\"col\">").text(label).raw("</th>"));
        html.raw("</tr></thead>\n<tbody>\n");
        for (int is = 0; is < labels.size(); is++) {
            html.raw("<tr><th scope=\"row\">").text(labels.get(is)).raw("</th>");
            for (int as = 0; as < labels.size(); as++) {
                cell(is, as, html);
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody>\n").close("table").close("div");
    }

    private void cell(int is, int as, Html html) {
        int count = confusion.counts()[is][as];
        int samples = confusion.samples(is);
        int shade = samples == 0 ? 0 : (count * SHADES + samples - 1) / samples;
        html.raw("<td class=\"" + (is == as ? "right" : "wrong") + shade + "\" title=\"")
                .text(count + " of " + samples + " of " + labels.get(is) + " predicted as " + labels.get(as))
                .raw("\">" + count + "</td>");
    }

    /** Precision, recall and F1 of each class. */
    void addClasses(Html html) {
        List<List<String>> rows = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            double right = confusion.right(label);
            rows.add(List.of(
                    labels.get(label),
                    Integer.toString(confusion.samples(label)),
                    share(right, confusion.predicted(label)),
                    share(right, confusion.samples(label)),
                    share(2 * right, confusion.samples(label) + confusion.predicted(label))));
        }
        html.table(List.of("class", "samples", "precision", "recall", "f1"), rows, "numbers");
    }

    private static String share(double part, int whole) {
        return Figures.inTable(whole == 0 ? 0 : part / whole);
    }
}
