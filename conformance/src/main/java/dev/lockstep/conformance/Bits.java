package dev.lockstep.conformance;

import java.util.concurrent.atomic.AtomicLong;

/** Compares elements by their bits, a NaN equal to every NaN, and counts what it compares. */
public final class Bits {
    private final AtomicLong results = new AtomicLong();
    private final AtomicLong values = new AtomicLong();

    /** Fails at the first element that differs. */
    void requireSame(String what, int columns, double[] expected, double[] found) {
        results.incrementAndGet();
        values.addAndGet(expected.length);
        for (int i = 0; i < expected.length; i++) {
            if (Double.doubleToLongBits(expected[i]) != Double.doubleToLongBits(found[i])) {
                throw new AssertionError(what + ", element (" + i / columns + ", " + i % columns + "): found "
                        + describe(found[i]) + ", the contract gives " + describe(expected[i]));
            }
        }
    }

    /** The number of matrices compared. */
    long results() {
        return results.get();
    }

    /** The number of their elements. */
    long values() {
        return values.get();
    }

    private static String describe(double value) {
        return value + " (" + Double.toHexString(value) + ")";
    }
}
