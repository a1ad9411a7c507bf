package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;

/** {@code uniform}: numbers of the uniform distribution over [low, high), {@code low + (high - low) * u}, drawn row by row. */
public record Uniform(double low, double high) implements Initializer {
    /** @throws LockstepException if low is not below high, or one or their difference is not finite */
    public Uniform {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new LockstepException(
                    "uniform: low must be below high, both finite, not " + Decimals.toString(low) + " and " + high);
        }
    }

    /** Over [0, 1). */
    public Uniform() {
        this(0, 1);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.uniform(rows, columns, low, high);
    }

    @Override
    public NumberRows rows(int rows, int columns, Draws draws) {
        return draws.uniformRows(rows, columns, low, high);
    }
}
