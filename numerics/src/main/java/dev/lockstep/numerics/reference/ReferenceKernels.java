package dev.lockstep.numerics.reference;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.heap.HeapStorage;

/** Every operation element by element, in the contract's own words: the oracle that all other kernels are compared with. */
public final class ReferenceKernels implements Kernels {
    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        return new HeapStorage(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, Storage target) {
        requireLength(values, target);
        for (int i = 0; i < values.length; i++) {
            heap(target).set(i, values[i]);
        }
    }

    @Override
    public void read(Storage source, double[] values) {
        requireLength(values, source);
        for (int i = 0; i < values.length; i++) {
            values[i] = heap(source).get(i);
        }
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        int inner = transposeA ? a.rows() : a.columns();
        for (int row = 0; row < out.rows(); row++) {
            for (int column = 0; column < out.columns(); column++) {
                int i = row;
                int j = column;
                double sum = ReferenceSum.ofProducts(
                        out.dtype(),
                        inner,
                        k -> transposeA ? at(a, k, i) : at(a, i, k),
                        k -> transposeB ? at(b, j, k) : at(b, k, j));
                set(out, i, j, sum);
            }
        }
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                set(out, i, j, apply(operation, out.dtype(), at(a, i, j)));
            }
        }
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                set(out, i, j, apply(operation, out.dtype(), broadcast(a, i, j), broadcast(b, i, j)));
            }
        }
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                set(
                        out,
                        i,
                        j,
                        apply(operation, out.dtype(), at(a, i, j), out.dtype().round(b)));
            }
        }
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                set(out, i, j, apply(operation, out.dtype(), out.dtype().round(a), at(b, i, j)));
            }
        }
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        for (int row = 0; row < a.rows(); row++) {
            int i = row;
            set(out, i, 0, ReferenceSum.of(a.dtype(), a.columns(), j -> at(a, i, j)));
        }
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        for (int column = 0; column < a.columns(); column++) {
            int j = column;
            set(out, 0, j, ReferenceSum.of(a.dtype(), a.rows(), i -> at(a, i, j)));
        }
    }

    @Override
    public void transpose(Storage a, Storage out) {
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                set(out, j, i, at(a, i, j));
            }
        }
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        for (int r = 0; r < rows; r++) {
            for (int j = 0; j < target.columns(); j++) {
                set(target, targetRow + r, j, at(source, sourceRow + r, j));
            }
        }
    }

    @Override
    public void close() {}

    private static double apply(UnaryOperation operation, DType dtype, double a) {
        return switch (dtype) {
            case FLOAT64 -> ReferenceElementwise.apply(operation, a);
            case FLOAT32 -> ReferenceElementwise.apply(operation, (float) a);
        };
    }

    private static double apply(BinaryOperation operation, DType dtype, double a, double b) {
        return switch (dtype) {
            case FLOAT64 -> ReferenceElementwise.apply(operation, a, b);
            case FLOAT32 -> ReferenceElementwise.apply(operation, (float) a, (float) b);
        };
    }

    /** The element that stands at (i, j) when a row, a column or a single element is used for a whole matrix. */
    private static double broadcast(Storage a, int i, int j) {
        return at(a, a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
    }

    private static double at(Storage a, int i, int j) {
        return heap(a).get(i * a.columns() + j);
    }

    private static void set(Storage out, int i, int j, double value) {
        heap(out).set(i * out.columns() + j, value);
    }

    private static HeapStorage heap(Storage storage) {
        return (HeapStorage) storage;
    }

    private static void requireLength(double[] values, Storage storage) {
        if (values.length != storage.length()) {
            throw new IllegalArgumentException(
                    "a " + storage + " matrix has " + storage.length() + " values, not " + values.length);
        }
    }
}
