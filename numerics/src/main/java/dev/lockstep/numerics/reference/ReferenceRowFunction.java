package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.RowFunction;

/** What becomes of one row by itself, each place computed from the row alone. */
final class ReferenceRowFunction {
    private ReferenceRowFunction() {}

    /** The row of the result. */
    static double[] of(RowFunction function, DType dtype, double[] row) {
        int width = function.width();
        return switch (function.rule()) {
            case CUMULATIVE_SUMS -> sums(dtype, row, width, true);
            case REMAINING_SUMS -> sums(dtype, row, width, false);
            case TRANSPOSED_PARTS -> transposed(row, width);
        };
    }

    /** Each element added to the sum before it in its column, from the first on downwards or from the last on upwards. */
    private static double[] sums(DType dtype, double[] row, int width, boolean ascending) {
        double[] sums = row.clone();
        for (int k = width; k < row.length; k++) {
            int place = ascending ? k : row.length - 1 - k;
            int before = ascending ? place - width : place + width;
            sums[place] = dtype.round(sums[before] + row[place]);
        }
        return sums;
    }

    private static double[] transposed(double[] row, int width) {
        int parts = row.length / width;
        double[] result = new double[row.length];
        for (int place = 0; place < row.length; place++) {
            result[place] = row[place % parts * width + place / parts];
        }
        return result;
    }
}
