package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;

/** {@code normal}: {@code scale} times a number of the normal distribution, then plus the mean unless that is 0, drawn row by row. */
public record Normal(double mean, double scale) implements Initializer {
    /** @throws LockstepException if the mean is not finite, or the scale not above 0 and finite */
    public Normal {
        if (!Double.isFinite(mean)) {
            throw new LockstepException("normal: the mean must be finite, not " + Decimals.toString(mean));
        }
        requireScale("normal", scale);
    }

    /** With the mean 0. */
    public Normal(double scale) {
        this(0, scale);
    }

    /** With the mean 0 and the scale 1. */
    public Normal() {
        this(1);
    }

    static void requireScale(String what, double scale) {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new LockstepException(
                    what + ": the scale must be above 0 and finite, not " + Decimals.toString(scale));
        }
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.normal(rows, columns, mean, scale);
    }

    @Override
    public NumberRows rows(int rows, int columns, Draws draws) {
        return draws.normalRows(rows, columns, mean, scale);
    }
}
