package dev.lockstep.data;

import dev.lockstep.nn.initializer.ByteRows;
import dev.lockstep.nn.initializer.NumberRows;
import java.util.Arrays;
import java.util.Optional;

/**
 * Rows of bytes that are prepared when they are read: what each byte becomes in each column is computed once.
 *
 * @param prepared of each column what its 256 numbers become
 */
record PreparedBytes(NumberRows all, ByteRows source, double[] prepared) implements NumberRows {
    private static final int VALUES = 256;
    private static final int MOST_NUMBERS = 1 << 22;

    /** Empty where rows are not of bytes, there are too many columns, or a byte can not be prepared, which matters only where it is met. */
    static Optional<NumberRows> of(Preparation preparation, NumberRows all) {
        Optional<ByteRows> bytes = all.bytes();
        int width = all.columns();
        if (bytes.isEmpty() || width > MOST_NUMBERS / VALUES) {
            return Optional.empty();
        }
        double[] prepared = new double[width * VALUES];
        double[] row = new double[width];
        for (int value = 0; value < VALUES; value++) {
            Arrays.fill(row, value);
            try {
                preparation.apply(row, 1, any -> 0);
            } catch (DataException impossible) {
                return Optional.empty();
            }
            for (int column = 0; column < width; column++) {
                prepared[column * VALUES + value] = row[column];
            }
        }
        return Optional.of(new PreparedBytes(all, bytes.get(), prepared));
    }

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
        return false;
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        int width = columns();
        byte[] values = new byte[Math.multiplyExact(count, width)];
        source.read(numbers, first, count, values);
        for (int row = 0; row < count; row++) {
            prepare(values, row * width, into, width);
        }
    }

    private void prepare(byte[] values, int first, double[] into, int width) {
        double[] table = prepared;
        for (int column = 0; column < width; column++) {
            into[first + column] = table[column * VALUES + (values[first + column] & 0xFF)];
        }
    }
}
