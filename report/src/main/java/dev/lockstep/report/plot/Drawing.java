package dev.lockstep.report.plot;

/**
 * A chart as SVG for a page, and where its points are, so that the page can say what is under the pointer.
 *
 * @param left of the box between the axes, in units of the picture, as are top, right and bottom
 * @param lowX the number at the left, as highX is at the right, lowY at the bottom and highY at the top
 * @param logarithmic whether y is on a logarithmic scale
 */
public record Drawing(
        String svg,
        double left,
        double top,
        double right,
        double bottom,
        double lowX,
        double highX,
        double lowY,
        double highY,
        boolean logarithmic) {
    /** Draws a chart of this size. */
    public static Drawing of(Chart chart, double width, double height) {
        SvgCanvas canvas = new SvgCanvas(width, height, chart.title());
        Layout layout = new ChartPainter(chart, canvas).paint(0, 0, width, height);
        return new Drawing(
                canvas.end(),
                layout.left(),
                layout.top(),
                layout.right(),
                layout.bottom(),
                layout.horizontal().low(),
                layout.horizontal().high(),
                layout.vertical().low(),
                layout.vertical().high(),
                layout.vertical().isLogarithmic());
    }
}
