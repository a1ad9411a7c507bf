package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * {@code adam} (D. Kingma and J. Ba, "Adam: a method for stochastic optimization", 2015) as PyTorch 2 computes it. In step t, from
 * {@code m = v = 0}: {@code m = m + (1 - beta1) (g - m)}; {@code v = v beta2 + (1 - beta2) g g};
 * {@code p = p - (rate / (1 - beta1^t)) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon)}. The powers are products, one factor a step.
 *
 * <p>With {@code weight-decay} first {@code g = g + p * weightDecay}. With {@code amsgrad} (S. Reddi, S. Kale and S. Kumar, "On the
 * convergence of Adam and beyond", 2018) the largest v so far takes the place of v in the last line. What need not be given is
 * {@code beta1: 0.9}, {@code beta2: 0.999}, {@code epsilon: 1e-8}, {@code weight-decay: 0} and {@code amsgrad: false}, as in PyTorch.
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad)
        implements Optimizer {
    public Adam {
        Rates.requirePositive("adam: the learning rate", learningRate);
        new AdamMoments(beta1, beta2, epsilon, amsgrad).require("adam");
        Rates.requireNotNegative("adam: the weight decay", weightDecay);
    }

    /** Without weight decay and AMSGrad. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon) {
        this(learningRate, beta1, beta2, epsilon, 0, false);
    }

    /** With PyTorch's betas, 0.9 and 0.999, and epsilon, 1e-8. */
    public Adam(double learningRate) {
        this(learningRate, 0.9, 0.999, 1e-8);
    }

    @Override
    public List<StateSpec> sharedState() {
        return moments().sharedState();
    }

    @Override
    public List<StateSpec> state(int rows, int columns) {
        return moments().state(rows, columns);
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        ParameterUpdate update = moments().begin(shared, rate);
        return (parameter, gradient, state) ->
                update.update(parameter, WeightDecay.added(gradient, parameter, weightDecay), state);
    }

    private AdamMoments moments() {
        return new AdamMoments(beta1, beta2, epsilon, amsgrad);
    }
}
