package dev.lockstep.trainer.compare;

import dev.lockstep.api.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.List;

/** The kernels of another backend; subclasses replace what they get wrong. */
class WrongKernels implements Kernels {
    private final Kernels right;

    WrongKernels(Kernels right) {
        this.right = right;
    }

    @Override
    public Storage allocate(DType dtype, int length) {
        return right.allocate(dtype, length);
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
    public void product(Product operation, Operand a, Operand b, Operand out) {
        right.product(operation, a, b, out);
    }

    @Override
    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        right.elementwise(operation, operands, out);
    }

    @Override
    public void reduction(Reduction operation, Operand a, Operand out) {
        right.reduction(operation, a, out);
    }

    @Override
    public void copy(Copy operation, Operand source, Operand out) {
        right.copy(operation, source, out);
    }

    @Override
    public void gather(Operand source, Operand indices, Operand out) {
        right.gather(source, indices, out);
    }

    @Override
    public void scatterAdd(Operand source, Operand indices, Operand out) {
        right.scatterAdd(source, indices, out);
    }

    @Override
    public void randomUniform(RandomUniform operation, Operand position, Operand out) {
        right.randomUniform(operation, position, out);
    }

    @Override
    public void close() {
        right.close();
    }

    /** The elements of a matrix. */
    final double[] values(Operand matrix) {
        double[] values = new double[matrix.length()];
        read(matrix.storage(), values);
        return values;
    }
}
