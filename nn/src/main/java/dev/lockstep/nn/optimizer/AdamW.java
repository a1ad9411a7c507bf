package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import java.util.List;

/**
 * {@code adamw}, Adam with weight decay apart from the gradient (I. Loshchilov and F. Hutter, "Decoupled weight decay regularization",
 * 2019) as PyTorch 2 computes it: {@code k = rate * weightDecay; k = 1 - k; p = p * k}, then the step of {@link Adam} without weight decay.
 * What need not be given is {@code beta1: 0.9}, {@code beta2: 0.999}, {@code epsilon: 1e-8}, {@code weight-decay: 0.01} and
 * {@code amsgrad: false}, as in PyTorch.
 */
public record AdamW(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean amsgrad)
        implements Optimizer {
    public AdamW {
        Rates.requirePositive("adamw: the learning rate", learningRate);
        new AdamMoments(beta1, beta2, epsilon, amsgrad).require("adamw");
        Rates.requireNotNegative("adamw: the weight decay", weightDecay);
    }

    /** With PyTorch's betas and epsilon. */
    public AdamW(double learningRate, double weightDecay) {
        this(learningRate, 0.9, 0.999, 1e-8, weightDecay, false);
    }

    /** With PyTorch's betas, epsilon and weight decay, 0.01. */
    public AdamW(double learningRate) {
        this(learningRate, 0.01);
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
        Matrix kept = rate.times(weightDecay).subtractedFrom(1);
        ParameterUpdate update = moments().begin(shared, rate);
        return (parameter, gradient, state) -> {
            parameter.assign(Elementwise.of(Formula.TIMES), parameter, kept);
            update.update(parameter, gradient, state);
        };
    }

    private AdamMoments moments() {
        return new AdamMoments(beta1, beta2, epsilon, amsgrad);
    }
}
