package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.lang.ref.SoftReference;
import java.util.function.Supplier;

/** Rows in memory of a file that stays there: once they are taken the JVM may give them up where memory is short, and they are read again when they are needed. */
final class RereadRows implements NumberRows {
    private final int rows;
    private final int columns;
    private final Supplier<NumberRows> reading;
    private SoftReference<NumberRows> read;
    /** Keeps them until they are taken; null then. */
    private NumberRows kept;

    /** @param reading makes the same rows, or fails if the file was changed */
    RereadRows(NumberRows rows, Supplier<NumberRows> reading) {
        this.rows = rows.rows();
        this.columns = rows.columns();
        this.reading = reading;
        read = new SoftReference<>(rows);
        kept = rows;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public boolean inMemory() {
        return true;
    }

    @Override
    public synchronized void taken() {
        kept = null;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        all().read(numbers, first, count, into);
    }

    private synchronized NumberRows all() {
        NumberRows all = read.get();
        if (all == null) {
            all = reading.get();
            read = new SoftReference<>(all);
            kept = all;
        }
        return all;
    }
}
