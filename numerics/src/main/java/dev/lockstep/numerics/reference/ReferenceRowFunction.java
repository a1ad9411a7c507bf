package dev.lockstep.numerics.reference;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.RowFunction;

/** What becomes of one row by itself, each place computed from the row alone. */
final class ReferenceRowFunction {
    private ReferenceRowFunction() {}

    /** The row of the result. */
    static double[] of(RowFunction function, DType dtype, double[] row) {
        int width = function.width();
        int last = row.length / width - 1;
        double[] result = new double[row.length];
        for (int i = 0; i <= last; i++) {
            for (int j = 0; j < width; j++) {
                int place = i * width + j;
                result[place] = switch (function.rule()) {
                    case CUMULATIVE_SUMS -> sum(dtype, row, width, j, 0, i);
                    case REMAINING_SUMS -> sum(dtype, row, width, j, last, i);
                    case TRANSPOSED_PARTS -> row[place % (last + 1) * width + place / (last + 1)];
                };
            }
        }
        return result;
    }

    /** The sum of elements of a column, from one on and up or down to another. */
    private static double sum(DType dtype, double[] row, int width, int column, int from, int to) {
        double sum = row[from * width + column];
        for (int i = from; i != to; ) {
            i += to > from ? 1 : -1;
            sum = dtype.round(sum + row[i * width + column]);
        }
        return sum;
    }
}
