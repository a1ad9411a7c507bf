package dev.lockstep.tck;

import static org.junit.jupiter.api.Assertions.fail;

/** Compares elements by their bits; a NaN equals every NaN. */
final class Bits {
    private Bits() {}

    /** Fails at the first element that differs. */
    static void requireSame(String what, int columns, double[] expected, double[] found) {
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(found[i])) {
                fail(what + ", element (" + i / columns + ", " + i % columns + "): found " + describe(found[i])
                        + ", the contract gives " + describe(expected[i]));
            }
        }
    }

    private static String describe(double value) {
        return value + " (" + Double.toHexString(value) + ")";
    }
}
