package dev.lockstep.report.plot;

import dev.lockstep.report.plot.Canvas.Anchor;
import java.util.function.Function;

/** Draws a picture: title, subtitle, and its charts below each other, each under its own title where there are several. */
final class PicturePainter {
    static final double WIDTH = 840;

    private static final double MARGIN = 24;
    private static final double HEAD = 64;
    private static final double CHART = 420;
    private static final double HEADING = 30;

    private final Picture picture;

    PicturePainter(Picture picture) {
        this.picture = picture;
    }

    double height() {
        return HEAD + picture.charts().size() * (CHART + headings() + MARGIN / 2);
    }

    /** Draws it on a canvas of {@link #WIDTH} x {@link #height}. */
    <C extends Canvas> C paint(Function<Double, C> canvasOfHeight) {
        C canvas = canvasOfHeight.apply(height());
        double width = WIDTH - 2 * MARGIN;
        canvas.text(MARGIN, 32, Lettering.TITLE.fitting(picture.title(), width), Anchor.START, Lettering.TITLE);
        canvas.text(MARGIN, 51, Lettering.FAINT.fitting(picture.subtitle(), width), Anchor.START, Lettering.FAINT);
        double top = HEAD;
        for (Chart chart : picture.charts()) {
            if (headings() > 0) {
                canvas.text(MARGIN, top + 18, chart.title(), Anchor.START, Lettering.HEADING);
            }
            new ChartPainter(chart, canvas).paint(MARGIN, top + headings(), width, CHART);
            top += CHART + headings() + MARGIN / 2;
        }
        return canvas;
    }

    private double headings() {
        return picture.charts().size() > 1 ? HEADING : 0;
    }
}
