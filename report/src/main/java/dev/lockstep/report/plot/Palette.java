package dev.lockstep.report.plot;

/** Colours that people with colour-blindness tell apart, dark enough for thin lines on white (after Okabe and Ito). */
final class Palette {
    static final int PAPER = 0xffffff;
    static final int GRID = 0xe3e6ea;
    static final int FAINT_GRID = 0xf2f4f6;
    static final int AXIS = 0x8a929c;
    static final int TEXT = 0x1b1f24;
    static final int FAINT_TEXT = 0x57606a;

    private static final int[] SERIES = {0x0b62c4, 0xd0540a, 0x00875f, 0x9b4fb0, 0x9a6b00, 0xc2255c, 0x1488a6, 0x5f6670
    };

    private Palette() {}

    static int count() {
        return SERIES.length;
    }

    static int series(int number) {
        return SERIES[number % SERIES.length];
    }
}
