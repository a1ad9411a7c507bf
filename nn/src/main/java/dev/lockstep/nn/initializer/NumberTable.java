package dev.lockstep.nn.initializer;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;

/** An immutable table of numbers: {@code rows} times {@code columns}, stored row by row. */
public final class NumberTable implements NumberRows {
    private final int rows;
    private final int columns;
    private final double[] elements;

    /**
     * The table that has these elements, which it keeps: they may not change afterwards.
     *
     * @throws IllegalArgumentException if the number of elements is not rows times columns
     */
    public NumberTable(int rows, int columns, double[] elements) {
        if (rows < 1 || columns < 1 || (long) rows * columns != elements.length) {
            throw new IllegalArgumentException(elements.length + " elements for " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.elements = elements;
    }

    /**
     * The table with these rows.
     *
     * @throws LockstepException if there is no row, a row is empty, or their lengths differ
     */
    public static NumberTable of(double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new LockstepException("a table needs at least one row with at least one number");
        }
        int columns = rows[0].length;
        double[] elements = new double[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new LockstepException(
                        "row " + (i + 1) + " of a table has " + rows[i].length + " numbers, row 1 has " + columns);
            }
            System.arraycopy(rows[i], 0, elements, i * columns, columns);
        }
        return new NumberTable(rows.length, columns, elements);
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
    public void read(int[] numbers, int first, int count, double[] into) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(elements, numbers[first + i] * columns, into, i * columns, columns);
        }
    }

    @Override
    public NumberTable table() {
        return this;
    }

    /** A copy of all elements, row by row. */
    public double[] elements() {
        return elements.clone();
    }

    /** A matrix on the backend with these elements, each rounded to the dtype. */
    public Matrix on(Backend backend, DType dtype) {
        return backend.matrix(dtype, rows, columns, elements);
    }

    /** The element in the given row and column, both counted from 0. */
    public double get(int row, int column) {
        return elements[row * columns + column];
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " numbers";
    }
}
