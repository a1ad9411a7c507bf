package com.example.plain;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Storage;

/** A matrix in an array, row by row: of doubles or of floats, the other one null. */
public final class PlainStorage extends Storage {
    final double[] doubles;
    final float[] floats;

    PlainStorage(DType dtype, int rows, int columns) {
        super(dtype, rows, columns);
        doubles = dtype == DType.FLOAT64 ? new double[rows * columns] : null;
        floats = dtype == DType.FLOAT32 ? new float[rows * columns] : null;
    }

    /** An element, widened to double, which is exact. */
    public double get(int row, int column) {
        int index = row * columns() + column;
        return doubles != null ? doubles[index] : floats[index];
    }

    /** Sets an element, rounded to the dtype. */
    public void set(int row, int column, double value) {
        int index = row * columns() + column;
        if (doubles != null) {
            doubles[index] = value;
        } else {
            floats[index] = (float) value;
        }
    }
}
