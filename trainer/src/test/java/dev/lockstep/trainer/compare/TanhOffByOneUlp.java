package dev.lockstep.trainer.compare;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;

/** Computes every tanh with its last element one ulp too large; all else is right. */
final class TanhOffByOneUlp extends WrongKernels {
    TanhOffByOneUlp(Kernels right) {
        super(right);
    }

    @Override
    public void unary(UnaryOperation operation, Storage a, Storage out) {
        super.unary(operation, a, out);
        if (operation == UnaryOperation.TANH) {
            double[] values = new double[out.length()];
            read(out, values);
            int last = values.length - 1;
            values[last] = out.dtype() == DType.FLOAT32 ? Math.nextUp((float) values[last]) : Math.nextUp(values[last]);
            write(values, out);
        }
    }
}
