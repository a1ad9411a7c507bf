package dev.lockstep.report.page;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.report.chart.LossChart;
import dev.lockstep.report.chart.RunCharts;
import dev.lockstep.report.facts.Fact;
import dev.lockstep.report.facts.FactSheet;
import dev.lockstep.report.facts.Section;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.run.Assessment;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.PlottedRun;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A run as one page that loads nothing and runs no script but its own, whose hash its content security policy names. Charts are SVG, also without
 * scripts and on paper.
 */
public final class HtmlReport {
    private final FinishedRun run;
    private final FactSheet sheet;
    private final Html html = new Html();

    private HtmlReport(FinishedRun run) {
        this.run = run;
        this.sheet = new FactSheet(run);
    }

    /** The page of a run. */
    public static String of(FinishedRun run) {
        return new HtmlReport(run).page();
    }

    private String page() {
        String style = resource("report.css");
        String script = resource("report.js");
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " + hash(style)
                + "; script-src " + hash(script) + "\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.element("title", "", run.context().network().title() + " - Lockstep");
        html.raw("<style>" + style + "</style>\n</head>\n<body>\n<main>\n");
        head();
        Tiles.add(run, html);
        charts();
        html.open("div", "columns");
        run.assessment().ifPresent(this::assessed);
        facts(sheet.network());
        facts(sheet.training());
        facts(sheet.data());
        html.close("div");
        inputs();
        hashes();
        facts(sheet.environment());
        html.raw("</main>\n<script>" + script + "</script>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.raw("<header>\n").element("p", "over", "Training report");
        html.element("h1", "", run.context().network().title());
        html.open("p", "chips");
        html.element("span", "", run.context().network().name());
        html.element("span", "", "backend " + run.result().backend());
        html.element("span", "", run.result().dtype().label());
        run.context().seed().ifPresent(seed -> html.element("span", "", "seed " + seed));
        html.element("span", "", "Lockstep " + run.context().environment().lockstep());
        html.close("p");
        run.divergence()
                .ifPresent(text -> html.raw("<p class=\"alarm\" role=\"alert\">")
                        .text(text)
                        .close("p"));
        html.close("header");
    }

    private void charts() {
        Figure.add(LossChart.of(PlottedRun.of(run.context(), run.result())), Figure.Size.WIDE, html);
        run.curve().ifPresent(curve -> Figure.add(RunCharts.fit(curve), Figure.Size.WIDE, html));
        run.assessment()
                .flatMap(Assessment::compared)
                .ifPresent(targets -> Figure.add(RunCharts.compared(targets), Figure.Size.WIDE, html));
        List<Chart> smaller = new ArrayList<>();
        RunCharts.metrics(run.epochs()).ifPresent(smaller::add);
        RunCharts.rates(run.epochs()).ifPresent(smaller::add);
        html.open("div", "pair");
        smaller.forEach(chart -> Figure.add(chart, smaller.size() == 1 ? Figure.Size.LOW : Figure.Size.HALF, html));
        html.close("div");
    }

    private void assessed(Assessment assessment) {
        facts(sheet.metrics());
        assessment.confusion().ifPresent(confusion -> {
            ConfusionTable table = new ConfusionTable(assessment.labels(), confusion);
            html.open("section", "matrix").element("h2", "", "Confusion matrix");
            table.add(html);
            html.close("section");
            html.raw("<section>\n").element("h2", "", "Classes");
            table.addClasses(html);
            html.close("section");
        });
        facts(sheet.outcome());
    }

    private void inputs() {
        run.context().text().ifPresent(text -> listing("Network file", text));
        sheet.preparation().ifPresent(table -> {
            html.raw("<section>\n").element("h2", "", "Preparation of the inputs, as fitted");
            html.table(table.head(), table.rows(), "prepared").close("section");
        });
    }

    private void listing(String title, String text) {
        html.raw("<section>\n").element("h2", "", title);
        html.raw("<pre tabindex=\"0\">")
                .text(text.stripTrailing())
                .raw("</pre>\n")
                .close("section");
    }

    private void hashes() {
        facts(sheet.hashes());
        html.raw("<section>\n").element("h2", "", "Parameters");
        List<List<String>> rows = new ArrayList<>();
        for (ParameterValues each : run.result().parameters()) {
            rows.add(List.of(each.name(), each.rows() + " × " + each.columns(), ResultDigest.of(each)));
        }
        html.table(List.of("name", "shape", "SHA-256"), rows, "hashes").close("section");
        html.raw("<section>\n").element("h2", "", "Check it");
        html.element(
                "p",
                "",
                "Train again, on any machine, backend, number of threads and JDK from 17 on. The last line has the SHA-256 of the result, and it"
                        + " must be the one above.");
        html.raw("<pre tabindex=\"0\">").text(sheet.command()).raw("</pre>\n").close("section");
    }

    private void facts(Section section) {
        if (section.facts().isEmpty()) {
            return;
        }
        html.raw("<section>\n")
                .element("h2", "", section.title())
                .open("table", "facts")
                .raw("<tbody>\n");
        for (Fact fact : section.facts()) {
            html.raw("<tr><th scope=\"row\">").text(fact.name()).raw("</th>");
            html.raw(fact.literal() ? "<td class=\"literal\"" : "<td");
            if (!fact.shown().equals(fact.value())) {
                html.raw(" title=\"").text(fact.value()).raw("\"");
            }
            html.raw(">").text(fact.shown()).raw("</td></tr>\n");
        }
        html.raw("</tbody>\n").close("table").close("section");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream content = HtmlReport.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("the installation lacks " + name);
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("the installation's " + name + " can not be read", failure);
        }
    }
}
