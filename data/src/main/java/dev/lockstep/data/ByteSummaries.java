package dev.lockstep.data;

import dev.lockstep.nn.initializer.ByteRows;
import java.util.Arrays;

/**
 * What is known of the columns of rows of bytes, in one pass that computes with whole numbers: a sum of fewer than 2^31 bytes is exact in float64,
 * so it is the contract sum as well.
 */
final class ByteSummaries {
    private static final int BYTES_AT_ONCE = 1 << 16;

    private final int rows;
    private final int[] first;
    private final int[] least;
    private final int[] greatest;
    private final long[] sums;

    private ByteSummaries(int rows, int columns) {
        this.rows = rows;
        first = new int[columns];
        least = new int[columns];
        greatest = new int[columns];
        sums = new long[columns];
        Arrays.fill(least, 0xFF);
    }

    /** A summary of each column. */
    static ColumnSummary[] of(ByteRows bytes, int rows, int columns) {
        ByteSummaries found = new ByteSummaries(rows, columns);
        int most = Math.max(1, BYTES_AT_ONCE / columns);
        int[] numbers = new int[most];
        byte[] part = new byte[most * columns];
        for (int begin = 0; begin < rows; begin += most) {
            int count = Math.min(most, rows - begin);
            for (int i = 0; i < count; i++) {
                numbers[i] = begin + i;
            }
            bytes.read(numbers, 0, count, part);
            if (begin == 0) {
                Arrays.setAll(found.first, column -> part[column] & 0xFF);
            }
            for (int i = 0; i < count; i++) {
                found.addRow(part, i * columns);
            }
        }
        return found.summaries();
    }

    private void addRow(byte[] bytes, int from) {
        for (int column = 0; column < sums.length; column++) {
            int number = bytes[from + column] & 0xFF;
            least[column] = Math.min(least[column], number);
            greatest[column] = Math.max(greatest[column], number);
            sums[column] += number;
        }
    }

    private ColumnSummary[] summaries() {
        ColumnSummary[] summaries = new ColumnSummary[sums.length];
        Arrays.setAll(
                summaries,
                column -> new ColumnSummary(rows, first[column], least[column], greatest[column], sums[column]));
        return summaries;
    }
}
