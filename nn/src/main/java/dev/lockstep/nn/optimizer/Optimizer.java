package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/** How gradients change parameters; it holds no state, which is given to it. */
public interface Optimizer {
    /** The rate of a step before any schedule. */
    double learningRate();

    /** The state that all parameters share. */
    default List<StateSpec> sharedState() {
        return List.of();
    }

    /** The state of a parameter of this shape. */
    default List<StateSpec> state(int rows, int columns) {
        return List.of();
    }

    /** Begins a step at the rate that a 1 x 1 matrix holds, and changes the shared state; the update then serves each parameter. */
    ParameterUpdate begin(State shared, Matrix rate);

    /** Changes a parameter by its gradient, of the same shape, and its state. */
    @FunctionalInterface
    interface ParameterUpdate {
        void update(Matrix parameter, Matrix gradient, State state);
    }
}
