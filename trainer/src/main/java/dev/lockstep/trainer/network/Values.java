package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.Matrix;

/** An immutable table of numbers: {@code rows} times {@code columns}, stored row by row. */
public final class Values {
    private final int rows;
    private final int columns;
    private final double[] elements;

    /**
     * The table that has these elements, which it keeps: they may not change afterwards.
     *
     * @throws IllegalArgumentException if the number of elements is not rows times columns
     */
    Values(int rows, int columns, double[] elements) {
        if (rows < 1 || columns < 1 || (long) rows * columns != elements.length) {
            throw new IllegalArgumentException(elements.length + " elements for " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.elements = elements;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
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
        return rows + " x " + columns + " values";
    }
}
