package dev.lockstep.conformance;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.Arrays;

/** A matrix before it is given to a backend: its elements row by row. */
record GivenMatrix(int rows, int columns, double... elements) {
    /** What stands in a storage behind its matrix: no operation reads or writes it. */
    private static final double[] BEYOND = {-54321.875, 0.3125, 77777};

    /** What an output holds before it is computed; no operation gives it. */
    static GivenMatrix garbage(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, 12345.678);
        return new GivenMatrix(rows, columns, elements);
    }

    /** The matrix in new memory of the kernels, which is longer than it needs. */
    Operand on(Kernels kernels, DType dtype) {
        double[] all = Arrays.copyOf(elements, elements.length + BEYOND.length);
        System.arraycopy(BEYOND, 0, all, elements.length, BEYOND.length);
        Storage storage = kernels.allocate(dtype, all.length);
        kernels.write(all, storage);
        return new Operand(storage, rows, columns);
    }

    @Override
    public String toString() {
        return rows + "x" + columns;
    }
}
