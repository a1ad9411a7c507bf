package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * {@code adagrad} (J. Duchi, E. Hazan and Y. Singer, "Adaptive subgradient methods for online learning and stochastic optimization", 2011)
 * as PyTorch 2 computes it. From {@code s = initialAccumulator}, in step t: {@code s = s + g g};
 * {@code p = p - (rate / (1 + (t - 1) learningRateDecay)) g / (sqrt(s) + epsilon)}.
 *
 * <p>With {@code weight-decay} first {@code g = g + p * weightDecay}. What need not be given is {@code learning-rate-decay: 0},
 * {@code initial-accumulator: 0}, {@code epsilon: 1e-10} and {@code weight-decay: 0}, as in PyTorch. Steps are counted in the dtype: in
 * float32 up to 2^24, where the count stays.
 */
public record Adagrad(
        double learningRate, double learningRateDecay, double initialAccumulator, double epsilon, double weightDecay)
        implements Optimizer {
    private static final String SUM = "sum";
    private static final String STEPS = "steps";

    public Adagrad {
        Rates.requirePositive("adagrad: the learning rate", learningRate);
        Rates.requireNotNegative("adagrad: the learning rate's decay", learningRateDecay);
        Rates.requireNotNegative("adagrad: the initial accumulator", initialAccumulator);
        Rates.requirePositive("adagrad: epsilon", epsilon);
        Rates.requireNotNegative("adagrad: the weight decay", weightDecay);
    }

    /** With PyTorch's epsilon, 1e-10, and without any decay. */
    public Adagrad(double learningRate) {
        this(learningRate, 0, 0, 1e-10, 0);
    }

    @Override
    public List<StateSpec> sharedState() {
        return learningRateDecay == 0 ? List.of() : List.of(new StateSpec(STEPS, 1, 1, 0));
    }

    @Override
    public List<StateSpec> state(int rows, int columns) {
        return List.of(new StateSpec(SUM, rows, columns, initialAccumulator));
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        Matrix decayedRate = learningRateDecay == 0 ? rate : decayed(rate, shared);
        return (parameter, gradient, state) -> {
            Matrix decayed = WeightDecay.added(gradient, parameter, weightDecay);
            Matrix sum = state.set(SUM, state.get(SUM).plus(decayed.square()));
            parameter.subtractScaled(decayedRate, decayed.dividedBy(sum.sqrt().plus(epsilon)));
        };
    }

    private Matrix decayed(Matrix rate, State shared) {
        Matrix steps = shared.get(STEPS);
        Matrix decayed = rate.dividedBy(steps.times(learningRateDecay).plus(1));
        shared.set(STEPS, steps.plus(1));
        return decayed;
    }
}
