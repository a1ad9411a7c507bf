package dev.lockstep.trainer.model;

import dev.lockstep.trainer.autodiff.Variable;
import java.util.function.UnaryOperator;

/** The function that a layer applies to each of its sums. */
public enum Activation {
    /** The sum itself. */
    LINEAR("linear", sum -> sum),
    /** {@link Variable#relu}, slope 0 at zero. */
    RELU("relu", Variable::relu),
    /** {@link Variable#reluSlopeOneAtZero}. */
    RELU_SLOPE_ONE_AT_ZERO("relu-slope-one-at-zero", Variable::reluSlopeOneAtZero),
    /** {@link Variable#tanh}. */
    TANH("tanh", Variable::tanh),
    /** {@link Variable#sigmoid}. */
    SIGMOID("sigmoid", Variable::sigmoid);

    private final String label;
    private final UnaryOperator<Variable> function;

    Activation(String label, UnaryOperator<Variable> function) {
        this.label = label;
        this.function = function;
    }

    /** The name in network files. */
    public String label() {
        return label;
    }

    Variable apply(Variable sum) {
        return function.apply(sum);
    }
}
