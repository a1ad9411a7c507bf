package dev.lockstep.numerics.heap;

import dev.lockstep.api.op.RowFunction;

/** What becomes of rows by themselves, in float64. */
final class DoubleRowFunctions {
    private DoubleRowFunctions() {}

    /** Computes one row, which begins at a place. */
    private interface Row {
        void compute(double[] x, double[] y, int begin, int end, int width);
    }

    /** Computes the rows from one on, and before another. */
    static void compute(RowFunction function, double[] x, int columns, double[] y, int from, int to) {
        Row row = switch (function.rule()) {
            case CUMULATIVE_SUMS -> DoubleRowFunctions::cumulativeSums;
            case REMAINING_SUMS -> DoubleRowFunctions::remainingSums;
            case TRANSPOSED_PARTS -> DoubleRowFunctions::transposedParts;
        };
        for (int i = from; i < to; i++) {
            row.compute(x, y, i * columns, (i + 1) * columns, function.width());
        }
    }

    private static void cumulativeSums(double[] x, double[] y, int begin, int end, int width) {
        System.arraycopy(x, begin, y, begin, width);
        for (int k = begin + width; k < end; k++) {
            y[k] = y[k - width] + x[k];
        }
    }

    private static void remainingSums(double[] x, double[] y, int begin, int end, int width) {
        System.arraycopy(x, end - width, y, end - width, width);
        for (int k = end - width - 1; k >= begin; k--) {
            y[k] = y[k + width] + x[k];
        }
    }

    private static void transposedParts(double[] x, double[] y, int begin, int end, int width) {
        int next = begin;
        for (int column = begin; column < begin + width; column++) {
            for (int k = column; k < end; k += width) {
                y[next++] = x[k];
            }
        }
    }
}
