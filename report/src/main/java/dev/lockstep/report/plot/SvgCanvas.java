package dev.lockstep.report.plot;

import dev.lockstep.report.text.Markup;

/**
 * Makes SVG. Colours are attributes, so that every program shows them, and each element has a class by which a style sheet may choose others.
 * Coordinates have one decimal.
 */
final class SvgCanvas implements Canvas {
    private static final String FONTS =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',Arial,sans-serif";

    private final StringBuilder svg = new StringBuilder();

    /**
     * Begins a picture.
     *
     * @param label what it is, for those who do not see it
     */
    SvgCanvas(double width, double height, String label) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" role=\"img\" aria-label=\"")
                .append(Markup.escaped(label))
                .append("\" font-family=\"")
                .append(FONTS)
                .append("\">\n<rect class=\"paper\" width=\"100%\" height=\"100%\" fill=\"")
                .append(color(Palette.PAPER))
                .append("\"/>\n");
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Ink ink) {
        svg.append("<path d=\"M").append(point(fromX, fromY)).append('L').append(point(toX, toY));
        stroke(ink);
    }

    @Override
    public void path(double[] x, double[] y, Ink ink) {
        svg.append("<path d=\"M");
        for (int i = 0; i < x.length; i++) {
            svg.append(i == 0 ? "" : " ").append(point(x[i], y[i]));
        }
        stroke(ink);
    }

    @Override
    public void disc(double x, double y, double radius, Ink ink) {
        svg.append("<circle class=\"")
                .append(ink.role())
                .append("f\" cx=\"")
                .append(number(x))
                .append("\" cy=\"")
                .append(number(y))
                .append("\" r=\"")
                .append(number(radius))
                .append("\" fill=\"")
                .append(color(ink.rgb()))
                .append("\"/>\n");
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Lettering lettering) {
        svg.append("<text class=\"")
                .append(lettering.role())
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" font-size=\"")
                .append(lettering.size())
                .append("\" fill=\"")
                .append(color(lettering.rgb()))
                .append(lettering.bold() ? "\" font-weight=\"600" : "")
                .append(
                        switch (anchor) {
                            case START -> "";
                            case MIDDLE -> "\" text-anchor=\"middle";
                            case END -> "\" text-anchor=\"end";
                        })
                .append("\">")
                .append(Markup.escaped(text))
                .append("</text>\n");
    }

    /** The picture. */
    String end() {
        return svg + "</svg>\n";
    }

    private void stroke(Ink ink) {
        svg.append("\" class=\"")
                .append(ink.role())
                .append("\" fill=\"none\" stroke=\"")
                .append(color(ink.rgb()))
                .append("\" stroke-width=\"")
                .append(number(ink.width()))
                .append(ink.dashed() ? "\" stroke-dasharray=\"6 4" : "")
                .append("\" stroke-linejoin=\"round\"/>\n");
    }

    private static String point(double x, double y) {
        return number(x) + "," + number(y);
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        long whole = Math.abs(tenths) / 10;
        long rest = Math.abs(tenths) % 10;
        return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + rest);
    }

    private static String color(int rgb) {
        return "#" + Integer.toHexString(rgb | 0x1000000).substring(1);
    }
}
