package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.RowFunction;
import java.util.function.IntToDoubleFunction;

/** What becomes of a row by itself, one place after another. */
final class PlainRowFunction {
    private PlainRowFunction() {}

    /** The element in a column of the result. */
    static double apply(RowFunction function, DType dtype, int columns, int column, IntToDoubleFunction row) {
        int width = function.width();
        int first = column % width;
        return switch (function.rule()) {
            case CUMULATIVE_SUMS -> {
                double sum = row.applyAsDouble(first);
                for (int k = first + width; k <= column; k += width) {
                    sum = dtype.round(sum + row.applyAsDouble(k));
                }
                yield sum;
            }
            case REMAINING_SUMS -> {
                int last = columns - width + first;
                double sum = row.applyAsDouble(last);
                for (int k = last - width; k >= column; k -= width) {
                    sum = dtype.round(sum + row.applyAsDouble(k));
                }
                yield sum;
            }
            case TRANSPOSED_PARTS -> {
                int rows = columns / width;
                yield row.applyAsDouble(column % rows * width + column / rows);
            }
        };
    }
}
