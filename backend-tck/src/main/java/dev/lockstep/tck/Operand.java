package dev.lockstep.tck;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.Arrays;

/** A matrix before it is given to a backend: its elements row by row. */
record Operand(int rows, int columns, double... elements) {
    /** What an output holds before it is computed; no operation gives it. */
    static Operand garbage(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, 12345.678);
        return new Operand(rows, columns, elements);
    }

    /** New memory of the kernels that holds the elements. */
    Storage on(Kernels kernels, DType dtype) {
        Storage storage = kernels.allocate(dtype, rows, columns);
        kernels.write(elements, storage);
        return storage;
    }

    @Override
    public String toString() {
        return rows + "x" + columns;
    }
}
