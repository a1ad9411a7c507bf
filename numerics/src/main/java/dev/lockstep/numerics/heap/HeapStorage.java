package dev.lockstep.numerics.heap;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;

/** Elements in a Java array: of doubles or of floats, as its dtype says. */
public final class HeapStorage extends Storage {
    private final double[] doubles;
    private final float[] floats;

    /** Elements of +0.0. */
    public HeapStorage(DType dtype, int length) {
        super(dtype, length);
        doubles = dtype == DType.FLOAT64 ? new double[length] : null;
        floats = dtype == DType.FLOAT32 ? new float[length] : null;
    }

    /** A number, rounded to the dtype, as a storage of one element. */
    static HeapStorage element(DType dtype, double value) {
        HeapStorage element = new HeapStorage(dtype, 1);
        element.set(0, value);
        return element;
    }

    /** The storage of an operand. */
    public static HeapStorage of(Operand operand) {
        return (HeapStorage) operand.storage();
    }

    /** The elements in float64; null for float32. */
    public double[] doubles() {
        return doubles;
    }

    /** The elements in float32; null for float64. */
    public float[] floats() {
        return floats;
    }

    /** The element at an index, widened to double. */
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

    /** Sets elements from the first on to some of the values, each rounded to the dtype. */
    void write(double[] values, int from, int count, int first) {
        if (doubles != null) {
            System.arraycopy(values, from, doubles, first, count);
        } else {
            for (int i = 0; i < count; i++) {
                floats[first + i] = (float) values[from + i];
            }
        }
    }

    /** Copies elements from the first on, widened to double, to a place among the values. */
    void read(int first, double[] values, int from, int count) {
        if (doubles != null) {
            System.arraycopy(doubles, first, values, from, count);
        } else {
            for (int i = 0; i < count; i++) {
                values[from + i] = floats[first + i];
            }
        }
    }
}
