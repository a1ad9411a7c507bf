package dev.lockstep.report.plot;

/** How text looks; the role is its class in SVG. */
enum Lettering {
    TITLE("title", 17, true, Palette.TEXT),
    HEADING("heading", 14, true, Palette.TEXT),
    TEXT("text", 12, false, Palette.TEXT),
    FAINT("label", 12, false, Palette.FAINT_TEXT);

    private final String role;
    private final int size;
    private final boolean bold;
    private final int rgb;

    Lettering(String role, int size, boolean bold, int rgb) {
        this.role = role;
        this.size = size;
        this.bold = bold;
        this.rgb = rgb;
    }

    String role() {
        return role;
    }

    int size() {
        return size;
    }

    boolean bold() {
        return bold;
    }

    int rgb() {
        return rgb;
    }

    /** About how wide a text is; never by the fonts of the machine, so that every picture has the same places. */
    double width(String text) {
        double ems = text.codePoints().mapToDouble(Lettering::ems).sum();
        return ems * size * (bold ? 1.1 : 1);
    }

    private static double ems(int character) {
        if (character >= 0x2e80) {
            return 1;
        }
        if ("fijlrtI.,:;'|!()[]- ⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(character) >= 0) {
            return 0.38;
        }
        return "mwMW%@".indexOf(character) >= 0 ? 0.95 : Character.isUpperCase(character) ? 0.72 : 0.61;
    }

    /** The text, cut so that it is about no wider than this. */
    String fitting(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
