package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Formula;
import dev.lockstep.nn.autodiff.GradientRules.Rule;
import java.util.List;

/** The gradient of every formula; a formula without a case does not compile. */
final class FormulaRules {
    private static final double TWO_OVER_ROOT_PI = 0x1.20dd750429b6dp0;

    private FormulaRules() {}

    static List<Rule> of(Formula formula) {
        return switch (formula) {
            case NEGATE -> List.of((g, y) -> g.negate());
            // g, or -g below zero, 0 at zero.
            case ABS ->
                List.of((g, y) -> {
                    Matrix a = y.a().matrix();
                    return g.times(a.greaterThan(0).minus(a.negate().greaterThan(0)));
                });
            case SQRT -> List.of((g, y) -> g.dividedBy(y.result().times(2)));
            case EXP -> List.of((g, y) -> g.times(y.result()));
            // Not y + 1, which loses everything far below zero.
            case EXPM1 -> List.of((g, y) -> g.times(y.a().matrix().exp()));
            case LOG -> List.of((g, y) -> g.dividedBy(y.a().matrix()));
            case LOG1P -> List.of((g, y) -> g.dividedBy(y.a().matrix().plus(1)));
            case TANH -> List.of((g, y) -> g.tanhBackward(y.result()));
            case SIGMOID -> List.of((g, y) -> g.sigmoidBackward(y.result()));
            // 2 / sqrt(pi) e^-a^2.
            case ERF ->
                List.of((g, y) -> g.times(y.a().matrix().square().negate().exp().times(TWO_OVER_ROOT_PI)));
            // (1 - |y|)^2.
            case SOFTSIGN ->
                List.of((g, y) -> g.times(y.result().abs().subtractedFrom(1).square()));
            // 0 at zero.
            case RELU -> List.of((g, y) -> g.reluBackward(y.a().matrix()));
            case PLUS -> List.of(GradientRules.PASSED_ON, GradientRules.PASSED_ON);
            case MINUS -> List.of(GradientRules.PASSED_ON, (g, y) -> g.negate());
            // Of a matrix and itself: g (2 a).
            case TIMES ->
                List.of(
                        (g, y) -> y.isOfOneMatrix() ? g.times(y.a().matrix().times(2)) : y.b().multipliedBy(g),
                        (g, y) -> y.isOfOneMatrix() ? null : y.a().multipliedBy(g));
            // b: -((g / b) y).
            case DIVIDED_BY ->
                List.of(
                        (g, y) -> y.b().dividing(g),
                        (g, y) -> y.b().dividing(g).times(y.result()).negate());
            case MAX ->
                List.of(
                        (g, y) -> g.times(y.a().greaterThan(y.b())),
                        (g, y) -> g.times(y.a().greaterThan(y.b()).subtractedFrom(1)));
            case MIN ->
                List.of(
                        (g, y) -> g.times(y.b().greaterThan(y.a())),
                        (g, y) -> g.times(y.b().greaterThan(y.a()).subtractedFrom(1)));
            case GREATER_THAN -> List.of(GradientRules.ZERO, GradientRules.ZERO);
            case RELU_BACKWARD -> List.of((g, y) -> g.reluBackward(y.b().matrix()), GradientRules.ZERO);
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO ->
                List.of((g, y) -> g.reluBackwardSlopeOneAtZero(y.b().matrix()), GradientRules.ZERO);
            // a (1 - b b).
            case TANH_BACKWARD ->
                List.of(
                        (g, y) -> g.tanhBackward(y.b().matrix()),
                        (g, y) -> g.times(y.a().matrix().times(y.b().matrix()).times(-2)));
            // a (b (1 - b)).
            case SIGMOID_BACKWARD ->
                List.of(
                        (g, y) -> g.sigmoidBackward(y.b().matrix()),
                        (g, y) -> g.times(
                                y.a().matrix().times(y.b().matrix().times(2).subtractedFrom(1))));
            // a - b c.
            case SUBTRACT_SCALED ->
                List.of(
                        GradientRules.PASSED_ON,
                        (g, y) -> y.c().multipliedBy(g).negate(),
                        (g, y) -> y.b().multipliedBy(g).negate());
            // a + b (c - a).
            case MOVE_TOWARDS ->
                List.of(
                        (g, y) -> g.minus(y.b().multipliedBy(g)),
                        (g, y) -> y.c().multipliedBy(g).minus(y.a().multipliedBy(g)),
                        (g, y) -> y.b().multipliedBy(g));
            // a b + d c c.
            case AVERAGE_SQUARES ->
                List.of(
                        (g, y) -> y.b().multipliedBy(g),
                        (g, y) -> y.a().multipliedBy(g),
                        (g, y) -> y.d().multipliedBy(y.c().multipliedBy(g)).times(2),
                        (g, y) -> y.c().multipliedBy(y.c().multipliedBy(g)));
            // sqrt(a) / b + c.
            case ROOT_QUOTIENT ->
                List.of(
                        (g, y) -> y.b().dividing(g)
                                .dividedBy(y.a().matrix().sqrt().times(2)),
                        (g, y) -> y.b().dividing(g)
                                .times(y.c().subtractedFrom(y.result()))
                                .negate(),
                        GradientRules.PASSED_ON);
            // a - b c / d.
            case SUBTRACT_QUOTIENT ->
                List.of(
                        GradientRules.PASSED_ON,
                        (g, y) -> y.d().dividing(y.c().multipliedBy(g)).negate(),
                        (g, y) -> y.d().dividing(y.b().multipliedBy(g)).negate(),
                        (g, y) -> y.d().dividing(y.d().dividing(y.c().multipliedBy(y.b().multipliedBy(g)))));
        };
    }
}
