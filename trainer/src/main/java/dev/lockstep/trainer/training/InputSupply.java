package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.trainer.network.Rounding;
import java.util.Arrays;

/** The inputs of an evaluation, some samples at a time. */
interface InputSupply {
    int SAMPLES_AT_ONCE = 1024;

    /** How many samples may be taken at a time. */
    int mostAtOnce();

    /** The matrix in which so many samples are, once they are fetched; it belongs to the scope that is open. */
    Matrix matrix(int size);

    /** Puts the samples from this one on into a matrix of this supply. */
    void fetch(int first, Matrix matrix);

    /** Inputs that are on the device. */
    record Whole(Matrix all) implements InputSupply {
        @Override
        public int mostAtOnce() {
            return SAMPLES_AT_ONCE;
        }

        @Override
        public Matrix matrix(int size) {
            return size == all.rows() ? all : all.backend().zeros(all.dtype(), size, all.columns());
        }

        @Override
        public void fetch(int first, Matrix matrix) {
            if (matrix != all) {
                matrix.setRows(0, all, first, matrix.rows());
            }
        }
    }

    /** Inputs that are read each time. */
    record Streamed(Backend backend, DType dtype, NumberRows all) implements InputSupply {
        private static final int NUMBERS_AT_ONCE = 1 << 17;

        @Override
        public int mostAtOnce() {
            return Math.max(1, Math.min(SAMPLES_AT_ONCE, NUMBERS_AT_ONCE / all.columns()));
        }

        @Override
        public Matrix matrix(int size) {
            return backend.zeros(dtype, size, all.columns());
        }

        @Override
        public void fetch(int first, Matrix matrix) {
            int[] numbers = new int[matrix.rows()];
            Arrays.setAll(numbers, i -> first + i);
            double[] rows = new double[matrix.length()];
            all.read(numbers, 0, numbers.length, rows);
            Rounding.requireFinite("inputs", all, rows, numbers.length, row -> first + row, dtype);
            matrix.set(rows);
        }
    }
}
