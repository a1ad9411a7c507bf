package com.example.plain;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Storage;

/** Elements in an array of doubles, which holds float32 numbers too. */
public final class PlainStorage extends Storage {
    private final double[] elements;

    PlainStorage(DType dtype, int length) {
        super(dtype, length);
        elements = new double[length];
    }

    public double get(int index) {
        return elements[index];
    }

    /** Sets an element, rounded to the dtype. */
    public void set(int index, double value) {
        elements[index] = dtype().round(value);
    }
}
