package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import java.util.Arrays;

/**
 * Where the elements of an array lie that is seen as a table: a row for each index of the first dimension, a column for each of the others' indices,
 * of which the last changes first.
 *
 * @param rowStep how many elements the next row is away
 * @param columnSteps how many elements each column is away from the first
 */
record ArrayShape(int rows, long rowStep, long[] columnSteps) {
    /** The most columns. */
    static final int MOST_COLUMNS = 1 << 20;

    private static final int MOST_ROWS = Integer.MAX_VALUE - 8;

    /**
     * That of an array that fills the rest of a file.
     *
     * @param bytes how many bytes there are for its elements
     * @throws DataException if the dimensions do not fit these
     */
    static ArrayShape of(String file, long[] dimensions, boolean firstChangesFirst, ElementType type, long bytes) {
        if (dimensions.length == 0) {
            throw new DataException(file + " holds a single number, no table");
        }
        long elements = 1;
        for (long dimension : dimensions) {
            if (dimension < 1 || dimension > bytes / type.bytes() / elements) {
                throw wrongSize(file, dimensions, type, bytes);
            }
            elements *= dimension;
        }
        if (elements * type.bytes() != bytes) {
            throw wrongSize(file, dimensions, type, bytes);
        }
        long rows = dimensions[0];
        long columns = elements / rows;
        if (rows > MOST_ROWS || columns > MOST_COLUMNS) {
            throw new DataException(file + " has " + rows + " rows of " + columns + " numbers; at most " + MOST_ROWS
                    + " of " + MOST_COLUMNS + " are taken");
        }
        return firstChangesFirst
                ? new ArrayShape((int) rows, 1, stepsOfColumns(dimensions, (int) columns))
                : new ArrayShape((int) rows, columns, consecutive((int) columns));
    }

    private static DataException wrongSize(String file, long[] dimensions, ElementType type, long bytes) {
        if (bytes == 0 && Arrays.stream(dimensions).anyMatch(dimension -> dimension == 0)) {
            return new DataException(file + " holds no number: its shape is " + describe(dimensions));
        }
        return new DataException(file + " is damaged: its header says " + describe(dimensions) + " elements of "
                + type.bytes() + " bytes, and " + bytes + " bytes follow");
    }

    private static String describe(long[] dimensions) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(dimensions.length, 8); i++) {
            text.append(i > 0 ? " x " : "").append(dimensions[i]);
        }
        return text.append(dimensions.length > 8 ? " x ..." : "").toString();
    }

    private static long[] consecutive(int columns) {
        long[] steps = new long[columns];
        for (int i = 0; i < columns; i++) {
            steps[i] = i;
        }
        return steps;
    }

    private static long[] stepsOfColumns(long[] dimensions, int columns) {
        long[] steps = new long[columns];
        for (int column = 0; column < columns; column++) {
            long rest = column;
            long last = columns;
            long step = dimensions[0];
            for (int i = 1; i < dimensions.length; i++) {
                last /= dimensions[i];
                steps[column] += rest / last * step;
                rest %= last;
                step *= dimensions[i];
            }
        }
        return steps;
    }

    /** That of the same table with its rows behind each other. */
    ArrayShape inRows() {
        return new ArrayShape(rows, columns(), consecutive(columns()));
    }

    int columns() {
        return columnSteps.length;
    }

    /** Whether the elements of a row lie beside each other. */
    boolean rowsAreWhole() {
        return rowStep == columns() && (columns() == 1 || columnSteps[1] == 1);
    }
}
