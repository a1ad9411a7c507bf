package dev.lockstep.api.spi;

import dev.lockstep.api.dtype.DType;

/**
 * Memory for elements of one dtype on a backend's device; each backend extends it with its own handle.
 *
 * <p>It knows no shape: an {@link Operand} says which matrix stands in it, from the first element on and without gaps. One storage serves
 * matrices of many shapes, and may be longer than the matrix in it.
 */
public abstract class Storage {
    private final DType dtype;
    private final int length;

    protected Storage(DType dtype, int length) {
        this.dtype = dtype;
        this.length = length;
    }

    public final DType dtype() {
        return dtype;
    }

    /** The number of elements. */
    public final int length() {
        return length;
    }

    @Override
    public final String toString() {
        return length + " elements of " + dtype.label();
    }
}
