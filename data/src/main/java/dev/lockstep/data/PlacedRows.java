package dev.lockstep.data;

import dev.lockstep.nn.initializer.ByteRows;
import dev.lockstep.nn.initializer.ForwardingRows;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Inputs that know where in a file they came from.
 *
 * @param name of the file
 * @param sourceColumns that of the file for each input
 * @param sourceRows that of the file for each row
 */
record PlacedRows(NumberRows all, String name, DataSource.Places places, int[] sourceColumns, int[] sourceRows)
        implements ForwardingRows {
    @Override
    public Optional<String> file() {
        return Optional.of(name);
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        all.read(numbers, first, count, into);
    }

    @Override
    public double largest() {
        return all.largest();
    }

    @Override
    public Optional<ByteRows> bytes() {
        return all.bytes();
    }

    @Override
    public NumberTable table() {
        return all.table();
    }

    @Override
    public String place(int row, int column) {
        return places.of(sourceRows[row], sourceColumns[column]);
    }

    @Override
    public NumberRows rows(int[] numbers) {
        int[] theirs = Arrays.stream(numbers).map(number -> sourceRows[number]).toArray();
        return new PlacedRows(all.rows(numbers), name, places, sourceColumns, theirs);
    }
}
