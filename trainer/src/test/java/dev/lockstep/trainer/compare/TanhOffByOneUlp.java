package dev.lockstep.trainer.compare;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import java.util.List;

/** Computes every tanh with its last element one ulp too large; all else is right. */
final class TanhOffByOneUlp extends WrongKernels {
    TanhOffByOneUlp(Kernels right) {
        super(right);
    }

    @Override
    public void elementwise(Elementwise operation, List<Operand> operands, Operand out) {
        super.elementwise(operation, operands, out);
        if (operation.formula() == Formula.TANH) {
            double[] values = values(out);
            int last = values.length - 1;
            values[last] = out.dtype() == DType.FLOAT32 ? Math.nextUp((float) values[last]) : Math.nextUp(values[last]);
            write(values, out.storage());
        }
    }
}
