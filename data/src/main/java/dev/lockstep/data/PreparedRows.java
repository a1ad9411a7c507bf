package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.Optional;

/** Rows that are prepared when they are read. */
record PreparedRows(Preparation preparation, NumberRows all) implements NumberRows {
    @Override
    public int rows() {
        return all.rows();
    }

    @Override
    public int columns() {
        return all.columns();
    }

    @Override
    public boolean inMemory() {
        return all.inMemory();
    }

    @Override
    public Optional<String> file() {
        return all.file();
    }

    @Override
    public void taken() {
        all.taken();
    }

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
