package dev.lockstep.data;

import dev.lockstep.nn.initializer.ForwardingRows;
import dev.lockstep.nn.initializer.NumberRows;

/** Rows that are prepared when they are read. */
record PreparedRows(Preparation preparation, NumberRows all) implements ForwardingRows {
    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        all.read(numbers, first, count, into);
        preparation.apply(into, count, (row, column) -> all.place(numbers[first + row], column));
    }

    /** @throws DataException if a number can not be prepared */
    void requirePrepared() {
        forEachPart((first, count, numbers) -> {});
    }
}
