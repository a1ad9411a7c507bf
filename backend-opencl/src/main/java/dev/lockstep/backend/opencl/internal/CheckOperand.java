package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;

/**
 * A matrix to compute with in a check.
 *
 * @param values row by row, before they are rounded to a dtype
 */
record CheckOperand(int rows, int columns, double[] values) {
    /** The matrix on a device. */
    Storage on(Kernels kernels, DType dtype) {
        Storage storage = kernels.allocate(dtype, rows, columns);
        kernels.write(values, storage);
        return storage;
    }

    /** What stands beside the result's element, where this is of the result's shape or is broadcast to it. */
    double beside(DType dtype, int row, int column) {
        int i = rows == 1 ? 0 : Math.min(row, rows - 1);
        int j = columns == 1 ? 0 : Math.min(column, columns - 1);
        return dtype.round(values[i * columns + j]);
    }
}
