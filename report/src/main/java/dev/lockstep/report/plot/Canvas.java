package dev.lockstep.report.plot;

/** What charts are drawn on; coordinates are in pixels from the left and the top. */
interface Canvas {
    /** Which part of a text is at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    void line(double fromX, double fromY, double toX, double toY, Ink ink);

    /** Lines from each point to the next. */
    void path(double[] x, double[] y, Ink ink);

    void disc(double x, double y, double radius, Ink ink);

    /** @param y of the line that letters stand on */
    void text(double x, double y, String text, Anchor anchor, Lettering lettering);
}
