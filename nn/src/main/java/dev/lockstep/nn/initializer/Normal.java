package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;

/** {@code normal}: {@code scale} times a number of the normal distribution, drawn row by row. */
public record Normal(double scale) implements Initializer {
    public Normal {
        if (!(scale > 0) || Double.isInfinite(scale)) {
            throw new LockstepException(
                    "normal: the scale must be above 0 and finite, not " + Decimals.toString(scale));
        }
    }

    /** With the scale 1. */
    public Normal() {
        this(1);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.normal(rows, columns, scale);
    }
}
