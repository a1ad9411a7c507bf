package dev.lockstep.report.plot;

import dev.lockstep.report.plot.Canvas.Anchor;
import java.util.List;

/** Draws a chart: a legend where there are several series, the axes with round numbers, and the points. */
final class ChartPainter {
    private static final double ROW = 18;
    private static final double GAP = 8;
    private static final double SWATCH = 22;
    private static final double TICK_ROOM_X = 84;
    private static final double TICK_ROOM_Y = 44;
    private static final int FEW_POINTS = 25;
    private static final int MANY_POINTS = 60;
    private static final double DISC = 4;
    private static final double SMALL_DISC = 2.5;

    private final Chart chart;
    private final Canvas canvas;

    ChartPainter(Chart chart, Canvas canvas) {
        this.chart = chart;
        this.canvas = canvas;
    }

    /** Draws it into a rectangle, and says where its points are. */
    Layout paint(double left, double top, double width, double height) {
        double below = legend(left, top, width);
        Layout layout = layout(left, below + ROW + 14, left + width, top + height);
        canvas.text(left, below + ROW - 6, named(chart.y(), layout.vertical()), Anchor.START, Lettering.FAINT);
        axes(layout, left);
        for (Mark mark : chart.marks()) {
            mark(mark, layout);
        }
        chart.series().stream().filter(ChartPainter::isPoints).forEach(series -> draw(series, layout));
        chart.series().stream().filter(series -> !isPoints(series)).forEach(series -> draw(series, layout));
        return layout;
    }

    private static String named(Axis axis, Scale scale) {
        return scale.isLogarithmic() ? axis.label() + ", logarithmic" : axis.label();
    }

    /** Returns where the legend ends. */
    private double legend(double left, double top, double width) {
        List<Series> series = chart.series();
        if (series.size() < 2) {
            return top;
        }
        double x = left;
        double y = top + ROW - 5;
        for (Series each : series) {
            String name = Lettering.TEXT.fitting(each.name(), width - SWATCH - GAP);
            double entry = SWATCH + 6 + Lettering.TEXT.width(name);
            if (x > left && x + entry > left + width) {
                x = left;
                y += ROW;
            }
            if (isPoints(each)) {
                canvas.disc(x + SWATCH / 2, y - 4, DISC, Ink.of(each));
            } else {
                canvas.line(x, y - 4, x + SWATCH, y - 4, Ink.of(each));
            }
            canvas.text(x + SWATCH + 6, y, name, Anchor.START, Lettering.TEXT);
            x += entry + 2 * GAP;
        }
        return y + GAP;
    }

    private Layout layout(double left, double top, double right, double bottom) {
        double end = bottom - 2 * ROW - 2;
        Scale vertical = Scale.of(
                Range.of(chart.series(), Series::y), chart.y(), (int) Math.max(2, (end - top) / TICK_ROOM_Y), true);
        double labels = vertical.ticks().stream()
                .mapToDouble(tick -> Lettering.FAINT.width(tick.label()))
                .max()
                .orElse(0);
        double begin = left + labels + GAP;
        Range all = Range.of(chart.series(), Series::x);
        boolean scattered = chart.series().stream().anyMatch(ChartPainter::isPoints);
        Range across = scattered ? all.widened() : all;
        Scale horizontal = Scale.of(across, chart.x(), (int) Math.max(2, (right - begin) / TICK_ROOM_X), false);
        return new Layout(begin, top, right - 14, end, horizontal, vertical);
    }

    private void axes(Layout layout, double left) {
        for (Tick tick : layout.vertical().ticks()) {
            double y = layout.y(tick.value());
            canvas.line(layout.left(), y, layout.right(), y, tick.isMinor() ? Ink.FAINT_GRID : Ink.GRID);
            if (!tick.isMinor()) {
                canvas.text(layout.left() - 6, y + 4, tick.label(), Anchor.END, Lettering.FAINT);
            }
        }
        for (Tick tick : layout.horizontal().ticks()) {
            double x = layout.x(tick.value());
            canvas.line(x, layout.top(), x, layout.bottom() + 4, tick.isMinor() ? Ink.FAINT_GRID : Ink.GRID);
            canvas.text(x, layout.bottom() + ROW, tick.label(), Anchor.MIDDLE, Lettering.FAINT);
        }
        canvas.line(layout.left(), layout.bottom(), layout.right(), layout.bottom(), Ink.AXIS);
        canvas.text(
                (layout.left() + layout.right()) / 2,
                layout.bottom() + 2 * ROW - 2,
                named(chart.x(), layout.horizontal()),
                Anchor.MIDDLE,
                Lettering.FAINT);
    }

    private void mark(Mark mark, Layout layout) {
        double x = layout.x(mark.x());
        boolean before = x > (layout.left() + layout.right()) / 2;
        canvas.line(x, layout.top(), x, layout.bottom(), Ink.MARK);
        canvas.text(
                x + (before ? -5 : 5),
                layout.top() + 12,
                mark.label(),
                before ? Anchor.END : Anchor.START,
                Lettering.FAINT);
    }

    private void draw(Series series, Layout layout) {
        switch (series.kind()) {
            case POINTS -> {
                double[][] points = Thinned.points(series, layout);
                discs(points, points.length > MANY_POINTS ? SMALL_DISC : DISC, series);
            }
            case LINE, DASHED_LINE -> {
                for (double[][] run : Thinned.lines(series, layout)) {
                    if (run.length > 1) {
                        canvas.path(column(run, 0), column(run, 1), Ink.of(series));
                    }
                    if (run.length == 1 || series.x().length <= FEW_POINTS) {
                        discs(run, SMALL_DISC, series);
                    }
                }
            }
        }
    }

    private static boolean isPoints(Series series) {
        return series.kind() == Series.Kind.POINTS;
    }

    private void discs(double[][] points, double radius, Series series) {
        for (double[] point : points) {
            canvas.disc(point[0], point[1], radius, Ink.of(series));
        }
    }

    private static double[] column(double[][] points, int number) {
        double[] column = new double[points.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = points[i][number];
        }
        return column;
    }
}
