package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * {@code momentum}, gradient descent with momentum, as PyTorch's SGD without dampening: {@code v = momentum * v + g; p = p - rate * v}, v
 * from 0 on; Nesterov's takes {@code g + momentum * v} in place of the second v. With {@code weight-decay} first
 * {@code g = g + p * weightDecay}. What need not be given is {@code nesterov: false} and {@code weight-decay: 0}.
 */
public record Momentum(double learningRate, double momentum, boolean nesterov, double weightDecay)
        implements Optimizer {
    private static final String VELOCITY = "velocity";

    public Momentum {
        Rates.requirePositive("momentum: the learning rate", learningRate);
        Rates.requireFraction("momentum: the momentum", momentum);
        Rates.requireNotNegative("momentum: the weight decay", weightDecay);
    }

    /** Without weight decay. */
    public Momentum(double learningRate, double momentum, boolean nesterov) {
        this(learningRate, momentum, nesterov, 0);
    }

    /** Without Nesterov's correction and weight decay. */
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
            Matrix decayed = WeightDecay.added(gradient, parameter, weightDecay);
            Matrix velocity =
                    state.set(VELOCITY, state.get(VELOCITY).times(momentum).plus(decayed));
            parameter.subtractScaled(rate, nesterov ? decayed.plus(velocity.times(momentum)) : velocity);
        };
    }
}
