package dev.lockstep.numerics.heap;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Storage;

/** A matrix in a Java array, by rows: of doubles or of floats, as its dtype says. */
public final class HeapStorage extends Storage {
    private final double[] doubles;
    private final float[] floats;

    /** A matrix of +0.0. */
    public HeapStorage(DType dtype, int rows, int columns) {
        super(dtype, rows, columns);
        int length = Math.multiplyExact(rows, columns);
        doubles = dtype == DType.FLOAT64 ? new double[length] : null;
        floats = dtype == DType.FLOAT32 ? new float[length] : null;
    }

    /** The elements of a float64 matrix; null for float32. */
    public double[] doubles() {
        return doubles;
    }

    /** The elements of a float32 matrix; null for float64. */
    public float[] floats() {
        return floats;
    }

    /** The element at an index into the rows one after the other, widened to double. */
    public double get(int index) {
        return doubles != null ? doubles[index] : floats[index];
    }

    /** Sets the element at an index, rounded to the dtype. */
    public void set(int index, double value) {
        if (doubles != null) {
            doubles[index] = value;
        } else {
            floats[index] = (float) value;
        }
    }

    /** Sets all elements, each rounded to the dtype. */
    void write(double[] values) {
        requireLength(values.length);
        if (doubles != null) {
            System.arraycopy(values, 0, doubles, 0, values.length);
        } else {
            for (int i = 0; i < values.length; i++) {
                floats[i] = (float) values[i];
            }
        }
    }

    /** Copies all elements, widened to double. */
    void read(double[] values) {
        requireLength(values.length);
        if (doubles != null) {
            System.arraycopy(doubles, 0, values, 0, values.length);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[i];
            }
        }
    }

    /** Copies elements of another matrix of the same dtype. */
    void copy(HeapStorage source, int from, int to, int count) {
        if (doubles != null) {
            System.arraycopy(source.doubles, from, doubles, to, count);
        } else {
            System.arraycopy(source.floats, from, floats, to, count);
        }
    }

    private void requireLength(int values) {
        if (values != length()) {
            throw new IllegalArgumentException("a " + this + " matrix has " + length() + " values, not " + values);
        }
    }
}
