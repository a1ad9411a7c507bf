package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;

/**
 * {@code sgd}, gradient descent: {@code t = rate * g; p = p - t}, for every parameter after the gradients of all are known. With
 * {@code weight-decay}, 0 unless given, first {@code g = g + p * weightDecay}, as PyTorch's SGD.
 */
public record Sgd(double learningRate, double weightDecay) implements Optimizer {
    public Sgd {
        Rates.requirePositive("sgd: the learning rate", learningRate);
        Rates.requireNotNegative("sgd: the weight decay", weightDecay);
    }

    /** Without weight decay. */
    public Sgd(double learningRate) {
        this(learningRate, 0);
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        return (parameter, gradient, state) ->
                parameter.subtractScaled(rate, WeightDecay.added(gradient, parameter, weightDecay));
    }
}
