package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * An operation as it was computed.
 *
 * @param name as {@link GradientRules} knows it
 * @param result the matrix that it made
 */
record TapedOperation(String name, List<TapedOperand> operands, Matrix result) {
    /** The first operand. */
    TapedOperand a() {
        return operands.get(0);
    }

    /** The second operand. */
    TapedOperand b() {
        return operands.get(1);
    }

    /** Whether both operands are the same matrix. */
    boolean isOfOneMatrix() {
        return !a().isNumber() && a().matrix() == b().matrix();
    }
}
