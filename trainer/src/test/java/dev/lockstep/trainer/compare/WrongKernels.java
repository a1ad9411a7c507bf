package dev.lockstep.trainer.compare;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;

/** The kernels of another backend; subclasses replace what they get wrong. */
class WrongKernels implements Kernels {
    private final Kernels right;

    WrongKernels(Kernels right) {
        this.right = right;
    }

    @Override
    public Storage allocate(DType dtype, int rows, int columns) {
        return right.allocate(dtype, rows, columns);
    }

    @Override
    public void release(Storage storage) {
        right.release(storage);
    }

    @Override
    public void write(double[] values, Storage target) {
        right.write(values, target);
    }

    @Override
    public void read(Storage source, double[] values) {
        right.read(source, values);
    }

    @Override
    public void matmul(Storage a, boolean transposeA, Storage b, boolean transposeB, Storage out) {
        right.matmul(a, transposeA, b, transposeB, out);
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        right.unary(operation, a, out);
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, Storage b, Storage out) {
        right.binary(operation, a, b, out);
    }

    @Override
    public void binary(BinaryOperation operation, Storage a, double b, Storage out) {
        right.binary(operation, a, b, out);
    }

    @Override
    public void binary(BinaryOperation operation, double a, Storage b, Storage out) {
        right.binary(operation, a, b, out);
    }

    @Override
    public void rowSums(Storage a, Storage out) {
        right.rowSums(a, out);
    }

    @Override
    public void columnSums(Storage a, Storage out) {
        right.columnSums(a, out);
    }

    @Override
    public void transpose(Storage a, Storage out) {
        right.transpose(a, out);
    }

    @Override
    public void copyRows(Storage source, int sourceRow, Storage target, int targetRow, int rows) {
        right.copyRows(source, sourceRow, target, targetRow, rows);
    }

    @Override
    public void close() {
        right.close();
    }
}
