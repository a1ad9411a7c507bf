package dev.lockstep.api.spi;

import dev.lockstep.api.DType;

/**
 * The memory of one matrix on a backend's device; each backend extends it with its own handle.
 *
 * <p>Elements are stored by rows without gaps. The shape never changes; storages are reused for matrices of the same shape.
 */
public abstract class Storage {
    private final DType dtype;
    private final int rows;
    private final int columns;

    protected Storage(DType dtype, int rows, int columns) {
        this.dtype = dtype;
        this.rows = rows;
        this.columns = columns;
    }

    public final DType dtype() {
        return dtype;
    }

    public final int rows() {
        return rows;
    }

    public final int columns() {
        return columns;
    }

    /** The number of elements, {@code rows * columns}. */
    public final int length() {
        return rows * columns;
    }

    @Override
    public final String toString() {
        return rows + "x" + columns + " " + dtype.label();
    }
}
