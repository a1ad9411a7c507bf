package dev.lockstep.report.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Draws into an image, with two pixels of it for one. */
final class ImageCanvas implements Canvas {
    private static final int PIXELS = 2;
    private static final float[] DASHES = {6, 4};

    private final BufferedImage image;
    private final Graphics2D graphics;

    ImageCanvas(double width, double height) {
        image = new BufferedImage(
                (int) Math.ceil(width * PIXELS), (int) Math.ceil(height * PIXELS), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(new Color(Palette.PAPER));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(PIXELS, PIXELS);
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Ink ink) {
        path(new double[] {fromX, toX}, new double[] {fromY, toY}, ink);
    }

    @Override
    public void path(double[] x, double[] y, Ink ink) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            path.lineTo(x[i], y[i]);
        }
        float[] dashes = ink.dashed() ? DASHES : null;
        graphics.setStroke(
                new BasicStroke((float) ink.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
        graphics.setColor(new Color(ink.rgb()));
        graphics.draw(path);
    }

    @Override
    public void disc(double x, double y, double radius, Ink ink) {
        graphics.setColor(new Color(ink.rgb()));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void text(double x, double y, String text, Anchor anchor, Lettering lettering) {
        graphics.setFont(new Font(Font.SANS_SERIF, lettering.bold() ? Font.BOLD : Font.PLAIN, lettering.size()));
        graphics.setColor(new Color(lettering.rgb()));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.drawString(text, (float) (x - before), (float) y);
    }

    /** The image; nothing can be drawn any more. */
    BufferedImage end() {
        graphics.dispose();
        return image;
    }
}
