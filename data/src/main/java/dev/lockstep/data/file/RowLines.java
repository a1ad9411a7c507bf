package dev.lockstep.data.file;

import java.util.Arrays;

/** The lines of a file in which its rows begin, ascending: of rows that are a line each, the first alone is kept. */
final class RowLines {
    private int[] rows = new int[1];
    private long[] lines = new long[1];
    private int runs;
    private int size;

    /** Takes the line of the next row, counted from 1. */
    void add(long line) {
        if (runs == 0 || line != lines[runs - 1] + (size - rows[runs - 1])) {
            if (runs == rows.length) {
                rows = Arrays.copyOf(rows, 2 * runs);
                lines = Arrays.copyOf(lines, 2 * runs);
            }
            rows[runs] = size;
            lines[runs] = line;
            runs++;
        }
        size = Math.addExact(size, 1);
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** The line of a row, counted from 0. */
    long of(int row) {
        int found = Arrays.binarySearch(rows, 0, runs, row);
        int run = found < 0 ? -found - 2 : found;
        return lines[run] + (row - rows[run]);
    }
}
