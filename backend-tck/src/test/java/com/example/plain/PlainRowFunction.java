package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.RowFunction;

/** What becomes of a row by itself. */
final class PlainRowFunction {
    private PlainRowFunction() {}

    /** The row of the result. */
    static double[] apply(RowFunction function, DType dtype, double[] row) {
        int width = function.width();
        double[] result = row.clone();
        switch (function.rule()) {
            case CUMULATIVE_SUMS -> {
                for (int k = width; k < row.length; k++) {
                    result[k] = dtype.round(result[k - width] + row[k]);
                }
            }
            case REMAINING_SUMS -> {
                for (int k = row.length - width - 1; k >= 0; k--) {
                    result[k] = dtype.round(row[k] + result[k + width]);
                }
            }
            case TRANSPOSED_PARTS -> {
                int parts = row.length / width;
                for (int k = 0; k < row.length; k++) {
                    result[k] = row[k % parts * width + k / parts];
                }
            }
        }
        return result;
    }
}
