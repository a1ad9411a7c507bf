package dev.lockstep.report.plot;

/**
 * What is drawn with.
 *
 * @param role the class in SVG, by which a page can choose another colour
 */
record Ink(String role, int rgb, double width, boolean dashed) {
    static final Ink GRID = new Ink("grid", Palette.GRID, 1, false);
    static final Ink FAINT_GRID = new Ink("faint", Palette.FAINT_GRID, 1, false);
    static final Ink AXIS = new Ink("axis", Palette.AXIS, 1, false);
    static final Ink MARK = new Ink("mark", Palette.FAINT_TEXT, 1, true);

    static Ink of(Series series) {
        int color = series.color() % Palette.count();
        return new Ink("s" + color, Palette.series(color), 2, series.kind() == Series.Kind.DASHED_LINE);
    }
}
