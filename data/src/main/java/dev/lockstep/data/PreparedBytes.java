package dev.lockstep.data;

import dev.lockstep.nn.initializer.ByteRows;
import dev.lockstep.nn.initializer.ForwardingRows;
import dev.lockstep.nn.initializer.NumberRows;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of bytes that are prepared when they are read: what each byte becomes in each column is computed once. Columns in which the bytes become the
 * same share a table, so that the tables in use stay in the processor's cache.
 *
 * @param prepared tables, one behind the other, of what 256 bytes become
 * @param tables where the table of each column begins
 * @param largest the size of the largest number in the tables
 */
record PreparedBytes(NumberRows all, ByteRows source, double[] prepared, int[] tables, double largest)
        implements ForwardingRows {
    private static final int VALUES = 256;
    private static final int MOST_NUMBERS = 1 << 22;
    private static final int BYTES_AT_ONCE = 1 << 16;

    /** Empty where rows are not of bytes, there are too many columns, or a byte can not be prepared, which matters only where it is met. */
    static Optional<NumberRows> of(Preparation preparation, NumberRows all) {
        Optional<ByteRows> bytes = all.bytes();
        int width = all.columns();
        if (bytes.isEmpty() || width > MOST_NUMBERS / VALUES) {
            return Optional.empty();
        }
        double[] ofColumns = new double[width * VALUES];
        double[] row = new double[width];
        for (int value = 0; value < VALUES; value++) {
            Arrays.fill(row, value);
            try {
                preparation.apply(row, 1, all::place);
            } catch (DataException impossible) {
                return Optional.empty();
            }
            for (int column = 0; column < width; column++) {
                ofColumns[column * VALUES + value] = row[column];
            }
        }
        return Optional.of(shared(all, bytes.get(), ofColumns));
    }

    private static PreparedBytes shared(NumberRows all, ByteRows source, double[] ofColumns) {
        int[] tables = new int[ofColumns.length / VALUES];
        Map<LongBuffer, Integer> places = new HashMap<>();
        double[] prepared = new double[ofColumns.length];
        for (int column = 0; column < tables.length; column++) {
            long[] bits = Arrays.stream(ofColumns, column * VALUES, (column + 1) * VALUES)
                    .mapToLong(Double::doubleToRawLongBits)
                    .toArray();
            int next = places.size() * VALUES;
            Integer place = places.putIfAbsent(LongBuffer.wrap(bits), next);
            if (place == null) {
                System.arraycopy(ofColumns, column * VALUES, prepared, next, VALUES);
            }
            tables[column] = place == null ? next : place;
        }
        double largest = Arrays.stream(ofColumns).map(Math::abs).max().orElse(0);
        return new PreparedBytes(all, source, Arrays.copyOf(prepared, places.size() * VALUES), tables, largest);
    }

    @Override
    public void read(int[] numbers, int first, int count, double[] into) {
        int width = columns();
        int most = Math.min(count, Math.max(1, BYTES_AT_ONCE / width));
        byte[] values = new byte[most * width];
        for (int done = 0; done < count; done += most) {
            int rows = Math.min(most, count - done);
            source.read(numbers, first + done, rows, values);
            for (int row = 0; row < rows; row++) {
                prepare(values, row * width, into, (done + row) * width);
            }
        }
    }

    private void prepare(byte[] values, int from, double[] into, int to) {
        double[] table = prepared;
        int[] begins = tables;
        for (int column = 0; column < begins.length; column++) {
            into[to + column] = table[begins[column] + (values[from + column] & 0xFF)];
        }
    }
}
