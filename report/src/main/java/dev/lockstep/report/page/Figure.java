package dev.lockstep.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.lockstep.models.json.ShortestNumbers;
import dev.lockstep.report.plot.Chart;
import dev.lockstep.report.plot.Drawing;
import dev.lockstep.report.plot.Series;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A chart in a page: twice as SVG, for wide and for narrow screens, of which one is shown, and the numbers of its lines as JSON, for what is under
 * the pointer. Of lines with more than {@value #MOST} points some are left out of the numbers, at equal distances.
 */
final class Figure {
    static final int MOST = 2000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** How large charts are drawn: over the page, the same but lower, or over half of the page. */
    enum Size {
        WIDE(1000, 400),
        LOW(1000, 280),
        HALF(500, 320);

        private static final int NARROW_WIDTH = 350;
        private static final int NARROW_HEIGHT = 290;

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private Figure() {}

    static void add(Chart chart, Size size, Html html) {
        Drawing wide = Drawing.of(chart, size.width, size.height);
        Drawing narrow = Drawing.of(chart, Size.NARROW_WIDTH, Size.NARROW_HEIGHT);
        html.open("figure", "chart").element("figcaption", "", chart.title());
        html.open("div", "wide").raw(wide.svg()).close("div");
        html.open("div", "narrow").raw(narrow.svg()).close("div");
        html.raw("<script type=\"application/json\">" + numbers(chart, wide, narrow) + "</script>\n");
        html.close("figure");
    }

    private static String numbers(Chart chart, Drawing wide, Drawing narrow) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new ShortestNumbers(FACTORY.createGenerator(text))) {
            json.writeStartObject();
            json.writeStringField("x", chart.x().label());
            box("wide", wide, json);
            box("narrow", narrow, json);
            json.writeArrayFieldStart("series");
            List<Series> lines = chart.series().stream()
                    .filter(series -> series.kind() != Series.Kind.POINTS)
                    .toList();
            for (Series line : lines) {
                write(line, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void box(String name, Drawing drawing, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        array("box", json, drawing.left(), drawing.top(), drawing.right(), drawing.bottom());
        array("range", json, drawing.lowX(), drawing.highX(), drawing.lowY(), drawing.highY());
        json.writeBooleanField("logarithmic", drawing.logarithmic());
        json.writeEndObject();
    }

    private static void write(Series line, JsonGenerator json) throws IOException {
        int count = line.x().length;
        int every = (count + MOST - 1) / MOST;
        json.writeStartObject();
        json.writeStringField("name", line.name());
        json.writeNumberField("color", line.color());
        for (boolean isX : List.of(true, false)) {
            json.writeArrayFieldStart(isX ? "x" : "y");
            for (int i = 0; i < count; i += every) {
                json.writeNumber((isX ? line.x() : line.y())[i]);
            }
            if (count > 0 && (count - 1) % every != 0) {
                json.writeNumber((isX ? line.x() : line.y())[count - 1]);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void array(String name, JsonGenerator json, double... numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
