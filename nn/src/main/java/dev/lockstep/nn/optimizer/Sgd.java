package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;

/** {@code sgd}: {@code t = rate * g; p = p - t}, for every parameter after the gradients of all are known. */
public record Sgd(double learningRate) implements Optimizer {
    public Sgd {
        Rates.requirePositive("sgd: the learning rate", learningRate);
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        return (parameter, gradient, state) -> parameter.subtractScaled(rate, gradient);
    }
}
