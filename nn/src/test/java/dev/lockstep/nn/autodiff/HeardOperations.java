package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Reduction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Notes which operations are asked for. */
final class HeardOperations implements OperationListener {
    final List<String> labels = new ArrayList<>();

    /** The kinds of operations, and in place of the elementwise ones and the reductions which. */
    final Set<Object> kinds = new HashSet<>();

    @Override
    public void computed(Operation operation, List<Matrix> operands, Matrix result) {
        labels.add(operation.label());
        if (operation instanceof Elementwise elementwise) {
            kinds.add(elementwise.formula());
        } else {
            kinds.add(operation instanceof Reduction ? operation : operation.getClass());
        }
    }

    @Override
    public void reshaped(Matrix matrix, Matrix result) {
        labels.add("reshape");
    }

    @Override
    public void changed(Operation operation, List<Matrix> operands, Matrix changed) {
        labels.add("changed by " + operation.label());
    }
}
