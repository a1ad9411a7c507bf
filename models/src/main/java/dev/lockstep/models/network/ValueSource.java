package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.Initializer;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Uniform;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;

/** Where a table of data comes from. */
public sealed interface ValueSource {
    int rows();

    int columns();

    /**
     * The table.
     *
     * @param inputs what was made of the inputs' source; empty while that is made
     */
    NumberRows table(Draws draws, Optional<NumberRows> inputs);

    /** Whether it is known that all numbers are from 0 to 1, or not known what they are. */
    boolean areShares();

    /** Whether it is known that a number is neither 0 nor 1, so that they stand for no classes. */
    boolean areNumbers();

    /** A table that is not there, as in a model: of as many samples as may be. */
    record Absent(int columns) implements ValueSource {
        @Override
        public int rows() {
            return Integer.MAX_VALUE;
        }

        @Override
        public NumberRows table(Draws draws, Optional<NumberRows> inputs) {
            throw new NetworkFileException("the data that a model was trained on are not in it");
        }

        @Override
        public boolean areNumbers() {
            return false;
        }

        @Override
        public boolean areShares() {
            return true;
        }
    }

    /** A table that a file holds. */
    record Given(NumberRows values) implements ValueSource {
        @Override
        public int rows() {
            return values.rows();
        }

        @Override
        public int columns() {
            return values.columns();
        }

        @Override
        public NumberRows table(Draws draws, Optional<NumberRows> inputs) {
            return values;
        }

        @Override
        public boolean areNumbers() {
            return anyRow(y -> y != 0 && y != 1);
        }

        @Override
        public boolean areShares() {
            return !anyRow(y -> !(y >= 0 && y <= 1));
        }

        private boolean anyRow(DoublePredicate condition) {
            double[] row = new double[values.columns()];
            for (int i = 0; i < values.rows(); i++) {
                values.read(new int[] {i}, 0, 1, row);
                if (Arrays.stream(row).anyMatch(condition)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A table that is made by itself: its numbers are given, or drawn. */
    record Initialized(int rows, int columns, Initializer values) implements ValueSource {
        @Override
        public NumberRows table(Draws draws, Optional<NumberRows> inputs) {
            return values.rows(rows, columns, draws);
        }

        @Override
        public boolean areNumbers() {
            return values instanceof Literal literal ? new Given(literal.values()).areNumbers() : true;
        }

        @Override
        public boolean areShares() {
            return values instanceof Uniform uniform && uniform.low() >= 0 && uniform.high() <= 1
                    || values instanceof Literal literal && new Given(literal.values()).areShares();
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
        public NumberRows table(Draws draws, Optional<NumberRows> inputs) {
            NumberTable summed = inputs.orElseThrow().table();
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

        @Override
        public boolean areNumbers() {
            return true;
        }

        @Override
        public boolean areShares() {
            return false;
        }
    }
}
