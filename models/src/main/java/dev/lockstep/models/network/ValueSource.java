package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Optional;

/** Where a table of data comes from. */
public sealed interface ValueSource {
    int rows();

    int columns();

    /**
     * The table.
     *
     * @param inputs what was made of the inputs' source; empty while that is made
     */
    NumberTable table(Draws draws, Optional<NumberTable> inputs);

    /** A table that is not there, as in a model: of as many samples as may be. */
    record Absent(int columns) implements ValueSource {
        @Override
        public int rows() {
            return Integer.MAX_VALUE;
        }

        @Override
        public NumberTable table(Draws draws, Optional<NumberTable> inputs) {
            throw new NetworkFileException("the data that a model was trained on are not in it");
        }
    }

    /** A table that is made by itself: its numbers are given, or drawn. */
    record Initialized(int rows, int columns, Initializer values) implements ValueSource {
        @Override
        public NumberTable table(Draws draws, Optional<NumberTable> inputs) {
            return values.table(rows, columns, draws);
        }
    }

    /**
     * {@code row-sums-of-inputs}: one column, the sum of each row of the inputs from left to right, and {@code plus} added to it; each
     * addition in float64.
     */
    record RowSumsOfInputs(int rows, Optional<Normal> plus) implements ValueSource {
        @Override
        public int columns() {
            return 1;
        }

        @Override
        public NumberTable table(Draws draws, Optional<NumberTable> inputs) {
            NumberTable summed = inputs.orElseThrow();
            Optional<NumberTable> noise = plus.map(normal -> normal.table(rows, 1, draws));
            double[] sums = new double[rows];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = summed.get(i, 0);
                for (int j = 1; j < summed.columns(); j++) {
                    sums[i] += summed.get(i, j);
                }
                if (noise.isPresent()) {
                    sums[i] += noise.get().get(i, 0);
                }
            }
            return new NumberTable(rows, 1, sums);
        }
    }
}
