package dev.lockstep.trainer.network;

import java.util.Optional;

/** Where a table of start values or data comes from; {@link InitialValues} makes the table. */
public sealed interface ValueSource {
    int rows();

    int columns();

    /** In the file: the numbers themselves. */
    record Literal(Values values) implements ValueSource {
        @Override
        public int rows() {
            return values.rows();
        }

        @Override
        public int columns() {
            return values.columns();
        }
    }

    /** {@code zeros}: all +0.0. */
    record Zeros(int rows, int columns) implements ValueSource {}

    /** {@code normal}: {@code scale} times a number of the normal distribution, drawn row by row; unscaled where the scale is 1. */
    record Normal(int rows, int columns, double scale) implements ValueSource {}

    /** {@code uniform}: numbers of the uniform distribution over [0, 1), drawn row by row. */
    record Uniform(int rows, int columns) implements ValueSource {}

    /**
     * {@code row-sums-of-inputs}: one column, the sum of each row of the inputs from left to right, and {@code plus} added to it; each
     * addition in float64.
     */
    record RowSumsOfInputs(int rows, Optional<Normal> plus) implements ValueSource {
        @Override
        public int columns() {
            return 1;
        }
    }

    /** {@code {values, with-seed}}: the literal values, and drawn ones instead if a seed was asked for. */
    record LiteralUnlessSeeded(Values values, Normal withSeed) implements ValueSource {
        @Override
        public int rows() {
            return values.rows();
        }

        @Override
        public int columns() {
            return values.columns();
        }
    }
}
