package dev.lockstep.trainer.model;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.DataException;
import dev.lockstep.nn.initializer.ForwardingRows;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.trainer.network.Rounding;
import java.util.function.IntUnaryOperator;

/**
 * Inputs of which each, when it is read, must have room in the dtype that they are rounded to.
 *
 * @param placed the same rows before they were prepared, which know where they came from
 */
record RoundableRows(NumberRows all, NumberRows placed, DType dtype) implements ForwardingRows {
    /** The rows themselves where all have room. */
    static NumberRows of(NumberRows rows, NumberRows placed, DType dtype) {
        return dtype == DType.FLOAT64 || rows.largest() <= Float.MAX_VALUE
                ? rows
                : new RoundableRows(rows, placed, dtype);
    }

    @Override
    public String place(int row, int column) {
        return placed.place(row, column);
    }

    /** @throws DataException if a finite number would be infinite, saying where it is from */
    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        all.read(numbers, first, count, into);
        requireRoom(into, count, row -> numbers[first + row]);
    }

    @Override
    public NumberTable table() {
        NumberTable table = all.table();
        requireRoom(table.elements(), table.rows(), row -> row);
        return table;
    }

    private void requireRoom(double[] elements, int count, IntUnaryOperator numbers) {
        for (int i = 0; i < count * columns(); i++) {
            if (Rounding.isLost(elements[i], dtype)) {
                throw new DataException(placed.place(numbers.applyAsInt(i / columns()), i % columns()) + ": the input "
                        + Decimals.toString(elements[i]) + " is infinite in " + dtype.label()
                        + ", in which the model computes");
            }
        }
    }
}
