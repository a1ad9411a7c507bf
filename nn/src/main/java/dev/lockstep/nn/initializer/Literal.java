package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;

/** The numbers themselves. */
public record Literal(NumberTable values) implements Initializer {
    /** The numbers row by row. */
    public static Literal of(double[]... rows) {
        return new Literal(NumberTable.of(rows));
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        if (values.rows() != rows || values.columns() != columns) {
            throw new LockstepException("literal: the values are " + values.rows() + "x" + values.columns()
                    + ", and the parameter is " + rows + "x" + columns);
        }
        return values;
    }
}
