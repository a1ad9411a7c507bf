package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * Adam (D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015) as PyTorch 2 computes it. In step t, from
 * {@code m = v = 0}: {@code m = m + (1 - beta1) (g - m)}; {@code v = v beta2 + (1 - beta2) g g};
 * {@code p = p - (rate / (1 - beta1^t)) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)}. The powers are products, one factor a step.
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon) implements Optimizer {
    private static final String MEAN = "mean";
    private static final String SQUARE = "square";
    private static final String POWER_1 = "beta1-power";
    private static final String POWER_2 = "beta2-power";

    public Adam {
        Rates.requirePositive("adam: the learning rate", learningRate);
        Rates.requireFraction("adam: beta1", beta1);
        Rates.requireFraction("adam: beta2", beta2);
        Rates.requirePositive("adam: epsilon", epsilon);
    }

    /** With PyTorch's betas, 0.9 and 0.999, and epsilon, 1e-8. */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<StateSpec> sharedState() {
        return List.of(new StateSpec(POWER_1, 1, 1, 1), new StateSpec(POWER_2, 1, 1, 1));
    }

    @Override
    public List<StateSpec> state(int rows, int columns) {
        return List.of(new StateSpec(MEAN, rows, columns, 0), new StateSpec(SQUARE, rows, columns, 0));
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        Matrix power1 = shared.set(POWER_1, shared.get(POWER_1).times(beta1));
        Matrix power2 = shared.set(POWER_2, shared.get(POWER_2).times(beta2));
        Matrix stepSize = rate.dividedBy(power1.subtractedFrom(1));
        Matrix correction = power2.subtractedFrom(1).sqrt();
        return (parameter, gradient, state) -> {
            Matrix mean = state.get(MEAN);
            mean.subtractScaled(-(1 - beta1), gradient.minus(mean));
            Matrix squared = gradient.times(1 - beta2).times(gradient);
            Matrix square = state.set(SQUARE, state.get(SQUARE).times(beta2).plus(squared));
            Matrix deviation = square.sqrt().dividedBy(correction).plus(epsilon);
            parameter.subtractScaled(1, mean.times(stepSize).dividedBy(deviation));
        };
    }
}
