package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Functions that bring their own gradient, in place of the one that follows from the operations that compute them. */
public final class OwnGradient {
    private OwnGradient() {}

    /**
     * A function of one matrix.
     *
     * @param value computes it
     * @param gradient makes the operand's gradient, in the operand's shape, of the result's
     */
    public static Matrix of(Matrix operand, Supplier<Matrix> value, UnaryOperator<Matrix> gradient) {
        Matrix result = unheard(value);
        Tape.current().ifPresent(tape -> tape.note(operation(operand, result), List.of((g, y) -> gradient.apply(g))));
        return result;
    }

    /**
     * A function of one matrix whose result is 1 x 1.
     *
     * @param value computes it
     * @param gradient computes the gradient of the result with respect to the operand; it is taken as it is where the result is what is
     *     differentiated, else multiplied by the result's gradient
     */
    public static Matrix ofScalar(Matrix operand, Supplier<Matrix> value, Supplier<Matrix> gradient) {
        Matrix result = unheard(value);
        Tape.current()
                .ifPresent(tape -> tape.note(
                        operation(operand, result),
                        List.of((g, y) ->
                                tape.isOne(g) ? gradient.get() : gradient.get().times(g))));
        return result;
    }

    /** What is computed while no tape listens to this thread: a constant for every gradient. */
    public static Matrix unheard(Supplier<Matrix> value) {
        if (Tape.current().isEmpty()) {
            return value.get();
        }
        Optional<OperationListener> listener = OperationListener.listen(Optional.empty());
        try {
            return value.get();
        } finally {
            OperationListener.listen(listener);
        }
    }

    private static TapedOperation operation(Matrix operand, Matrix result) {
        return new TapedOperation("a function with its own gradient", List.of(TapedOperand.of(operand)), result);
    }
}
