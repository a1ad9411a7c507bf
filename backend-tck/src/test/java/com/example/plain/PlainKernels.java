package com.example.plain;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.reference.ReferenceElementwise;

/** Every primitive operation as a loop. Nothing is shared between calls, so threads may call it at once. */
public class PlainKernels implements Kernels {
    private static final int BLOCK = 256;

    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        return new PlainStorage(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {}

    @Override
    public void write(double[] values, Storage target) {
        for (int i = 0; i < values.length; i++) {
            plain(target).set(i / target.columns(), i % target.columns(), values[i]);
        }
    }

    @Override
    public void read(Storage source, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = plain(source).get(i / source.columns(), i % source.columns());
        }
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        int terms = transposeA ? a.rows() : a.columns();
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                plain(out).set(i, j, dot(plain(a), transposeA, i, plain(b), transposeB, j, terms));
            }
        }
    }

    /** Blocks of 256 from +0.0, ascending. To add two floats in double and round is to add them in float. */
    private static double dot(
            PlainStorage a, boolean transposeA, int i, PlainStorage b, boolean transposeB, int j, int terms) {
        DType dtype = a.dtype();
        double total = 0.0;
        for (int start = 0; start < terms; start += BLOCK) {
            double sum = 0.0;
            for (int k = start; k < Math.min(start + BLOCK, terms); k++) {
                double x = transposeA ? a.get(k, i) : a.get(i, k);
                double y = transposeB ? b.get(j, k) : b.get(k, j);
                sum = dtype == DType.FLOAT64 ? Math.fma(x, y, sum) : Math.fma((float) x, (float) y, (float) sum);
            }
            total = dtype.round(total + sum);
        }
        return total;
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                plain(out).set(i, j, apply(operation, out.dtype(), plain(a).get(i, j)));
            }
        }
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                plain(out).set(i, j, apply(operation, out.dtype(), broadcast(a, i, j), broadcast(b, i, j)));
            }
        }
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        binary(operation, a, element(b, out.dtype()), out);
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        binary(operation, element(a, out.dtype()), b, out);
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        matmul(a, false, ones(a.dtype(), a.columns()), false, out);
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        matmul(ones(a.dtype(), a.rows()), true, a, false, out);
    }

    @Override
    public void transpose(Storage a, Storage out) {
        for (int i = 0; i < out.rows(); i++) {
            for (int j = 0; j < out.columns(); j++) {
                plain(out).set(i, j, plain(a).get(j, i));
            }
        }
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < target.columns(); j++) {
                plain(target).set(targetRow + i, j, plain(source).get(sourceRow + i, j));
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

    /** The element used at (i, j): of a row, a column or a single element always the same row or column. */
    private static double broadcast(Storage a, int i, int j) {
        return plain(a).get(a.rows() == 1 ? 0 : i, a.columns() == 1 ? 0 : j);
    }

    private static PlainStorage element(double value, DType dtype) {
        PlainStorage element = new PlainStorage(dtype, 1, 1);
        element.set(0, 0, value);
        return element;
    }

    private static PlainStorage ones(DType dtype, int rows) {
        PlainStorage ones = new PlainStorage(dtype, rows, 1);
        for (int i = 0; i < rows; i++) {
            ones.set(i, 0, 1.0);
        }
        return ones;
    }

    private static PlainStorage plain(Storage storage) {
        return (PlainStorage) storage;
    }
}
