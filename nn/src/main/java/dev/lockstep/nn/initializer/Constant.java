package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;
import java.util.Arrays;

/** {@code constant}: one number everywhere. */
public record Constant(double value) implements Initializer {
    public Constant {
        if (!Double.isFinite(value)) {
            throw new LockstepException("constant: the value must be finite, not " + value);
        }
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, value);
        return new NumberTable(rows, columns, elements);
    }
}
