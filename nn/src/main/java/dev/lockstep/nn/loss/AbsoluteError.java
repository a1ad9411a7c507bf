package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;

/** {@code absolute-error}: {@code abs(d)}; gradient 1 above zero, -1 below, 0 at zero, divided by the number of outputs for a mean. */
public record AbsoluteError(Reduction reduction) implements Loss {
    @Override
    public Matrix of(Outputs outputs) {
        return outputs.reduced(reduction, contributions(outputs));
    }

    private static Matrix contributions(Outputs outputs) {
        return outputs.difference().abs();
    }
}
