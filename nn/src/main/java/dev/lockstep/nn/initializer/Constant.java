package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import java.util.Arrays;

/** {@code constant}: all the same number. */
public record Constant(double value) implements Initializer {
    /** @throws LockstepException if the number is not finite */
    public Constant {
        if (!Double.isFinite(value)) {
            throw new LockstepException("constant: the number must be finite, not " + Decimals.toString(value));
        }
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, value);
        return new NumberTable(rows, columns, elements);
    }
}
