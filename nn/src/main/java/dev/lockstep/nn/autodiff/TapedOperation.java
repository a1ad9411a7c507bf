package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Operation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An operation as it was computed.
 *
 * @param name what users call it
 * @param result the matrix that it made
 */
record TapedOperation(String name, List<TapedOperand> operands, Matrix result) {
    /** An operation on these matrices, with its numbers among the operands. */
    static TapedOperation of(Operation operation, List<Matrix> matrices, Matrix result) {
        if (!(operation instanceof Elementwise elementwise)) {
            return new TapedOperation(
                    operation.label(), matrices.stream().map(TapedOperand::of).toList(), result);
        }
        List<TapedOperand> operands = new ArrayList<>();
        Iterator<Matrix> next = matrices.iterator();
        for (int i = 0; i < elementwise.formula().arity(); i++) {
            operands.add(
                    elementwise.isNumber(i) ? TapedOperand.of(elementwise.number(i)) : TapedOperand.of(next.next()));
        }
        return new TapedOperation(operation.label(), operands, result);
    }

    /** The first operand. */
    TapedOperand a() {
        return operands.get(0);
    }

    /** The second operand. */
    TapedOperand b() {
        return operands.get(1);
    }

    /** The third operand. */
    TapedOperand c() {
        return operands.get(2);
    }

    /** The fourth operand. */
    TapedOperand d() {
        return operands.get(3);
    }

    /** Whether both operands are the same matrix. */
    boolean isOfOneMatrix() {
        return !a().isNumber() && a().matrix() == b().matrix();
    }
}
