package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code rmsprop} (T. Tieleman and G. Hinton, lecture 6.5 of "Neural networks for machine learning", 2012) as PyTorch 2 computes it. From
 * {@code s = 0}: {@code s = s alpha + (1 - alpha) g g}; {@code d = g / (sqrt(s) + epsilon)}; {@code p = p - rate * d}.
 *
 * <p>With {@code momentum}, from {@code v = 0}, {@code v = v momentum + d} takes the place of d. {@code centered} (A. Graves, "Generating
 * sequences with recurrent neural networks", 2013) takes from s the square of the running mean m of the gradients, from {@code m = 0}
 * {@code m = m + (1 - alpha) (g - m)}; what is below 0 by rounding counts as 0, where PyTorch has a NaN. With {@code weight-decay} first
 * {@code g = g + p * weightDecay}. What need not be given is {@code alpha: 0.99}, {@code epsilon: 1e-8}, {@code momentum: 0},
 * {@code centered: false} and {@code weight-decay: 0}, as in PyTorch.
 */
public record RmsProp(
        double learningRate, double alpha, double epsilon, double momentum, boolean centered, double weightDecay)
        implements Optimizer {
    private static final String SQUARE = "square";
    private static final String MEAN = "mean";
    private static final String VELOCITY = "velocity";

    public RmsProp {
        Rates.requirePositive("rmsprop: the learning rate", learningRate);
        Rates.requireFraction("rmsprop: alpha", alpha);
        Rates.requirePositive("rmsprop: epsilon", epsilon);
        Rates.requireFraction("rmsprop: the momentum", momentum);
        Rates.requireNotNegative("rmsprop: the weight decay", weightDecay);
    }

    /** With PyTorch's alpha, 0.99, and epsilon, 1e-8, without momentum and not centred. */
    public RmsProp(double learningRate) {
        this(learningRate, 0.99, 1e-8, 0, false, 0);
    }

    @Override
    public List<StateSpec> state(int rows, int columns) {
        List<StateSpec> specs = new ArrayList<>();
        specs.add(new StateSpec(SQUARE, rows, columns, 0));
        if (centered) {
            specs.add(new StateSpec(MEAN, rows, columns, 0));
        }
        if (momentum > 0) {
            specs.add(new StateSpec(VELOCITY, rows, columns, 0));
        }
        return List.copyOf(specs);
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        return (parameter, gradient, state) -> {
            Matrix decayed = WeightDecay.added(gradient, parameter, weightDecay);
            Matrix square = state.get(SQUARE);
            square.averageSquares(alpha, 1 - alpha, decayed);
            Matrix variance = centered ? variance(square, decayed, state.get(MEAN)) : square;
            Matrix step = decayed.dividedBy(variance.sqrt().plus(epsilon));
            if (momentum > 0) {
                step = state.set(VELOCITY, state.get(VELOCITY).times(momentum).plus(step));
            }
            parameter.subtractScaled(rate, step);
        };
    }

    private Matrix variance(Matrix square, Matrix gradient, Matrix mean) {
        mean.moveTowards(1 - alpha, gradient);
        return square.minus(mean.square()).relu();
    }
}
