package dev.lockstep.trainer.autodiff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Notes the operations on variables as they are computed, and walks back over them to find gradients.
 *
 * <p>A tape serves one forward and one backward pass. Where several operations use a variable, their contributions are added from the
 * last use to the first. Used by one thread; the matrices it makes belong to that thread's scope.
 */
public final class Tape {
    private final List<Runnable> backwardSteps = new ArrayList<>();
    private boolean walked;

    /** A variable whose gradient is wanted. */
    public Variable parameter(Matrix value) {
        return new Variable(this, value, true);
    }

    /** A variable without gradient, such as data. */
    public Variable constant(Matrix value) {
        return new Variable(this, value, false);
    }

    /** Finds the gradients of a 1 x 1 variable with respect to every variable that it was computed from. */
    public void backward(Variable result) {
        if (result.value().rows() != 1 || result.value().columns() != 1) {
            throw new ShapeException("backward: the result is " + result.value().rows() + "x"
                    + result.value().columns() + ", not 1x1; give the gradient to start from");
        }
        Matrix one = result.value().backend().matrix(result.value().dtype(), 1, 1, 1.0);
        backward(result, one);
    }

    /**
     * Finds the gradients of a scalar whose gradient with respect to the variable is known, with respect to every variable that
     * the variable was computed from.
     *
     * @param gradient of the variable's shape
     */
    public void backward(Variable variable, Matrix gradient) {
        if (walked) {
            throw new LockstepException("backward: the tape was walked back already; make a new one for another pass");
        }
        if (gradient.rows() != variable.value().rows()
                || gradient.columns() != variable.value().columns()) {
            throw new ShapeException(
                    "backward: the gradient " + gradient + " has not the shape of the variable " + variable.value());
        }
        walked = true;
        variable.addGradient(gradient);
        for (int i = backwardSteps.size() - 1; i >= 0; i--) {
            backwardSteps.get(i).run();
        }
    }

    /** The variable that an operation computed; when its gradient is known, the rule passes it on to the operands. */
    Variable result(Matrix value, boolean tracked, Consumer<Matrix> rule) {
        Variable result = new Variable(this, value, tracked);
        if (tracked) {
            backwardSteps.add(() -> result.gradient().ifPresent(rule));
        }
        return result;
    }
}
