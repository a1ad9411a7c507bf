package dev.lockstep.nn.autodiff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * The gradient of every operation: for each of its operands what becomes of g, the gradient of the result. Where an operand was
 * broadcast, the tape sums its gradient back to its shape.
 *
 * <p>Operands are called a and b, the operation with its result y. An operation without a row here can not be on a tape.
 */
final class GradientRules {
    /** The gradient of one operand. */
    interface Rule {
        /** The gradient, in the result's or in the operand's shape; null where it is zero wherever it exists. */
        Matrix of(Matrix g, TapedOperation y);
    }

    private GradientRules() {}

    /**
     * The rules of an operation's operands, in their order.
     *
     * @throws LockstepException if it has none
     */
    static List<Rule> of(String operation) {
        return switch (operation) {
            case "matmul" -> List.of((g, y) -> g.matmulTranspose(b(y)), (g, y) -> a(y).transposeMatmul(g));
            case "transposeMatmul" -> List.of((g, y) -> b(y).matmulTranspose(g), (g, y) -> a(y).matmul(g));
            case "matmulTranspose" -> List.of((g, y) -> g.matmul(b(y)), (g, y) -> g.transposeMatmul(a(y)));
            case "transpose" -> List.of((g, y) -> g.transpose());

            case "add" -> List.of((g, y) -> g, (g, y) -> g);
            case "subtract" -> List.of((g, y) -> g, (g, y) -> g.negate());
            // Of a * a together: g * (2 * a).
            case "multiply" ->
                List.of(
                        (g, y) -> y.isOfOneMatrix() ? g.times(a(y).times(2)) : y.b().multipliedBy(g),
                        (g, y) -> y.isOfOneMatrix() ? null : y.a().multipliedBy(g));
            // b: -((g / b) * y).
            case "divide" ->
                List.of(
                        (g, y) -> y.b().dividing(g),
                        (g, y) -> y.b().dividing(g).times(y.result()).negate());
            case "maximum" ->
                List.of(
                        (g, y) -> g.times(y.a().greaterThan(y.b())),
                        (g, y) -> g.times(y.a().greaterThan(y.b()).subtractedFrom(1)));
            case "minimum" ->
                List.of(
                        (g, y) -> g.times(y.b().greaterThan(y.a())),
                        (g, y) -> g.times(y.b().greaterThan(y.a()).subtractedFrom(1)));
            case "greater" -> List.of((g, y) -> null, (g, y) -> null);

            case "negate" -> List.of((g, y) -> g.negate());
            // g, or -g below zero, 0 at zero.
            case "abs" ->
                List.of((g, y) ->
                        g.times(a(y).greaterThan(0).minus(a(y).negate().greaterThan(0))));
            case "sqrt" -> List.of((g, y) -> g.dividedBy(y.result().times(2)));
            case "exp" -> List.of((g, y) -> g.times(y.result()));
            case "log" -> List.of((g, y) -> g.dividedBy(a(y)));
            case "tanh" -> List.of((g, y) -> g.tanhBackward(y.result()));
            case "sigmoid" -> List.of((g, y) -> g.sigmoidBackward(y.result()));
            // 0 at zero.
            case "relu" -> List.of((g, y) -> g.reluBackward(a(y)));

            case "relu_backward" -> List.of((g, y) -> g.reluBackward(b(y)), (g, y) -> null);
            case "relu_backward_slope_one_at_zero" ->
                List.of((g, y) -> g.reluBackwardSlopeOneAtZero(b(y)), (g, y) -> null);
            // y is a * (1 - b * b).
            case "tanh_backward" ->
                List.of(
                        (g, y) -> g.tanhBackward(b(y)),
                        (g, y) -> g.times(a(y).times(b(y)).times(-2)));
            // y is a * (b * (1 - b)).
            case "sigmoid_backward" ->
                List.of(
                        (g, y) -> g.sigmoidBackward(b(y)),
                        (g, y) -> g.times(a(y).times(b(y).times(2).subtractedFrom(1))));

            case "rowSums", "columnSums", "sum" -> List.of((g, y) -> spread(g, a(y)));
            default -> throw new LockstepException("the operation " + operation + " has no gradient");
        };
    }

    private static Matrix a(TapedOperation operation) {
        return operation.a().matrix();
    }

    private static Matrix b(TapedOperation operation) {
        return operation.b().matrix();
    }

    /** g for every element of a sum. */
    private static Matrix spread(Matrix g, Matrix a) {
        return a.backend().zeros(a.dtype(), a.rows(), a.columns()).plus(g);
    }
}
