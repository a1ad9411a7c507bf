package dev.lockstep.api.spi;

import dev.lockstep.api.dtype.DType;

/** A matrix as an instruction sees it: the first {@code rows * columns} elements of a storage, row by row. */
public record Operand(Storage storage, int rows, int columns) {
    public DType dtype() {
        return storage.dtype();
    }

    /** The number of elements. */
    public int length() {
        return rows * columns;
    }

    /** The same elements in another storage. */
    public Operand in(Storage other) {
        return new Operand(other, rows, columns);
    }

    /** The shape, such as {@code 4x2}. */
    public String shape() {
        return rows + "x" + columns;
    }

    @Override
    public String toString() {
        return shape() + " " + dtype().label();
    }
}
