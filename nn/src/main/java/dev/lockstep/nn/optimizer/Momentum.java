package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * Gradient descent with momentum, as PyTorch's SGD: {@code v = momentum * v + g; p = p - rate * v}, v from 0 on; Nesterov's takes
 * {@code g + momentum * v} in place of the second v.
 */
public record Momentum(double learningRate, double momentum, boolean nesterov) implements Optimizer {
    private static final String VELOCITY = "velocity";

    public Momentum {
        Rates.requirePositive("momentum: the learning rate", learningRate);
        Rates.requireFraction("momentum: the momentum", momentum);
    }

    /** Without Nesterov's correction. */
    public Momentum(double learningRate, double momentum) {
        this(learningRate, momentum, false);
    }

    @Override
    public List<StateSpec> state(int rows, int columns) {
        return List.of(new StateSpec(VELOCITY, rows, columns, 0));
    }

    @Override
    public ParameterUpdate begin(State shared, Matrix rate) {
        return (parameter, gradient, state) -> {
            Matrix velocity =
                    state.set(VELOCITY, state.get(VELOCITY).times(momentum).plus(gradient));
            parameter.subtractScaled(rate, nesterov ? gradient.plus(velocity.times(momentum)) : velocity);
        };
    }
}
