package dev.lockstep.report.page;

import dev.lockstep.report.text.Markup;
import java.util.List;

/** HTML as it is made, line by line; all text in it is escaped. */
final class Html {
    private final StringBuilder html = new StringBuilder();

    /** Adds what is HTML already. */
    Html raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds an element with text in it. */
    Html element(String name, String classes, String text) {
        return open(name, classes).text(text).close(name);
    }

    Html open(String name, String classes) {
        html.append('<').append(name);
        if (!classes.isEmpty()) {
            html.append(" class=\"").append(classes).append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String name) {
        html.append("</").append(name).append(">\n");
        return this;
    }

    Html text(String text) {
        html.append(Markup.escaped(text));
        return this;
    }

    /** Adds a table that scrolls by itself where it is wider than the page. */
    Html table(List<String> head, List<List<String>> rows, String classes) {
        open("div", "scroll").open("table", classes).raw("<thead><tr>");
        head.forEach(cell -> raw("<th scope=\"col\">").text(cell).raw("</th>"));
        raw("</tr></thead>\n<tbody>\n");
        for (List<String> row : rows) {
            raw("<tr><th scope=\"row\">").text(row.get(0)).raw("</th>");
            row.subList(1, row.size()).forEach(cell -> raw("<td>").text(cell).raw("</td>"));
            raw("</tr>\n");
        }
        return raw("</tbody>\n").close("table").close("div");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
