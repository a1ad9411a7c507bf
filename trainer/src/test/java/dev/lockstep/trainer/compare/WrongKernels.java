package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.InstructionKernels;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;

/** The kernels of another backend; subclasses replace what they get wrong. */
class WrongKernels implements InstructionKernels {
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
    public void write(double[] values, int from, int count, Storage target, int first) {
        right.write(values, from, count, target, first);
    }

    @Override
    public void read(Storage source, int first, double[] values, int from, int count) {
        right.read(source, first, values, from, count);
    }

    @Override
    public void compute(Instruction instruction) {
        instruction.execute(right);
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
