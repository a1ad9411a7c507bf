package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;

/**
 * {@code hinge}: {@code relu(1 - y * p)}, for targets -1 and 1; gradient -y where 1 - y p is above zero, else 0, divided by the number of
 * outputs for a mean.
 */
public record Hinge(Reduction reduction) implements Loss {
    @Override
    public Matrix of(Outputs outputs) {
        return outputs.reduced(reduction, contributions(outputs));
    }

    private static Matrix contributions(Outputs outputs) {
        return outputs.targets().times(outputs.predictions()).subtractedFrom(1).relu();
    }
}
