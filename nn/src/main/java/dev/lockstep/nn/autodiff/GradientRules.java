package dev.lockstep.nn.autodiff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The gradient of every operation: for each of its operands what becomes of g, the gradient of the result. Where an operand was
 * broadcast, the tape sums its gradient back to its shape.
 *
 * <p>Operands are called a and b, the result y. An operation without a row here can not be on a tape.
 */
final class GradientRules {
    /** The gradient of one operand. */
    interface Rule {
        /** The gradient, in the result's or in the operand's shape; null where it is zero wherever it exists. */
        Matrix of(Matrix g, TapedOperation operation);
    }

    /** The result is constant but for jumps. */
    private static final Rule ZERO = (g, y) -> null;

    private static final Rule PASSED_ON = (g, y) -> g;

    private static final Map<String, List<Rule>> RULES = rules();

    private GradientRules() {}

    /** The names of the operations that have a row. */
    static Set<String> operations() {
        return RULES.keySet();
    }

    /**
     * The rules of an operation's operands, in their order.
     *
     * @throws LockstepException if it has none
     */
    static List<Rule> of(String operation) {
        List<Rule> rules = RULES.get(operation);
        if (rules == null) {
            throw new LockstepException("the operation " + operation + " has no gradient");
        }
        return rules;
    }

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new TreeMap<>();
        products(rules);
        arithmetic(rules);
        functions(rules);
        gradients(rules);
        sums(rules);
        return rules;
    }

    private static void products(Map<String, List<Rule>> rules) {
        rules.put(
                "matmul",
                List.of(
                        (g, y) -> g.matmulTranspose(y.b().matrix()),
                        (g, y) -> y.a().matrix().transposeMatmul(g)));
        rules.put(
                "transposeMatmul",
                List.of(
                        (g, y) -> y.b().matrix().matmulTranspose(g),
                        (g, y) -> y.a().matrix().matmul(g)));
        rules.put(
                "matmulTranspose",
                List.of((g, y) -> g.matmul(y.b().matrix()), (g, y) -> g.transposeMatmul(y.a().matrix())));
        rules.put("transpose", List.of((g, y) -> g.transpose()));
    }

    private static void arithmetic(Map<String, List<Rule>> rules) {
        rules.put("add", List.of(PASSED_ON, PASSED_ON));
        rules.put("subtract", List.of(PASSED_ON, (g, y) -> g.negate()));
        // a * a: g * (2 * a).
        rules.put(
                "multiply",
                List.of(
                        (g, y) -> y.isOfOneMatrix() ? g.times(y.a().matrix().times(2)) : y.b().multipliedBy(g),
                        (g, y) -> y.isOfOneMatrix() ? null : y.a().multipliedBy(g)));
        // b: -((g / b) * y).
        rules.put(
                "divide",
                List.of(
                        (g, y) -> y.b().dividing(g),
                        (g, y) -> y.b().dividing(g).times(y.result()).negate()));
        rules.put(
                "maximum",
                List.of(
                        (g, y) -> g.times(y.a().greaterThan(y.b())),
                        (g, y) -> g.times(y.a().greaterThan(y.b()).subtractedFrom(1))));
        rules.put(
                "minimum",
                List.of(
                        (g, y) -> g.times(y.b().greaterThan(y.a())),
                        (g, y) -> g.times(y.b().greaterThan(y.a()).subtractedFrom(1))));
        rules.put("greater", List.of(ZERO, ZERO));
    }

    private static void functions(Map<String, List<Rule>> rules) {
        rules.put("negate", List.of((g, y) -> g.negate()));
        // g, or -g below zero, 0 at zero.
        rules.put("abs", List.of((g, y) -> {
            Matrix a = y.a().matrix();
            return g.times(a.greaterThan(0).minus(a.negate().greaterThan(0)));
        }));
        rules.put("sqrt", List.of((g, y) -> g.dividedBy(y.result().times(2))));
        rules.put("exp", List.of((g, y) -> g.times(y.result())));
        rules.put("log", List.of((g, y) -> g.dividedBy(y.a().matrix())));
        rules.put("tanh", List.of((g, y) -> g.tanhBackward(y.result())));
        rules.put("sigmoid", List.of((g, y) -> g.sigmoidBackward(y.result())));
        // 0 at zero.
        rules.put("relu", List.of((g, y) -> g.reluBackward(y.a().matrix())));
    }

    /** The gradients through gradients; a is the upstream gradient. */
    private static void gradients(Map<String, List<Rule>> rules) {
        rules.put("relu_backward", List.of((g, y) -> g.reluBackward(y.b().matrix()), ZERO));
        rules.put(
                "relu_backward_slope_one_at_zero",
                List.of((g, y) -> g.reluBackwardSlopeOneAtZero(y.b().matrix()), ZERO));
        // a * (1 - b * b).
        rules.put(
                "tanh_backward",
                List.of(
                        (g, y) -> g.tanhBackward(y.b().matrix()),
                        (g, y) -> g.times(y.a().matrix().times(y.b().matrix()).times(-2))));
        // a * (b * (1 - b)).
        rules.put(
                "sigmoid_backward",
                List.of(
                        (g, y) -> g.sigmoidBackward(y.b().matrix()),
                        (g, y) -> g.times(
                                y.a().matrix().times(y.b().matrix().times(2).subtractedFrom(1)))));
    }

    private static void sums(Map<String, List<Rule>> rules) {
        for (String sum : List.of("rowSums", "columnSums", "sum")) {
            rules.put(sum, List.of((g, y) -> spread(g, y.a().matrix())));
        }
    }

    /** g for every element of a sum. */
    private static Matrix spread(Matrix g, Matrix a) {
        return a.backend().zeros(a.dtype(), a.rows(), a.columns()).plus(g);
    }
}
