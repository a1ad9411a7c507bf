package dev.lockstep.trainer.compare;

import dev.lockstep.api.spi.ForwardingKernels;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;

/** The kernels of another backend; subclasses replace what they get wrong. */
class WrongKernels extends ForwardingKernels {
    WrongKernels(Kernels right) {
        super(right);
    }

    /** The elements of a matrix. */
    final double[] values(Operand matrix) {
        double[] values = new double[matrix.length()];
        read(matrix.storage(), values);
        return values;
    }
}
