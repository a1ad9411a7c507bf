package dev.lockstep.trainer.network;

/** An immutable table of numbers: {@code rows} times {@code columns}, stored row by row. */
public final class Values {
    private final int rows;
    private final int columns;
    private final double[] elements;

    /** @throws IllegalArgumentException if the number of elements is not rows times columns */
    public Values(int rows, int columns, double[] elements) {
        if (rows < 1 || columns < 1 || (long) rows * columns != elements.length) {
            throw new IllegalArgumentException(elements.length + " elements for " + rows + " x " + columns);
        }
        this.rows = rows;
        this.columns = columns;
        this.elements = elements.clone();
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

    /** The element in the given row and column, both counted from 0. */
    public double get(int row, int column) {
        return elements[row * columns + column];
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " values";
    }
}
