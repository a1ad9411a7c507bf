package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;

/** {@code squared-error}: {@code d * d}; gradient {@code d * 2}, divided by the number of outputs for a mean. */
public record SquaredError(Reduction reduction) implements Loss {
    @Override
    public Matrix of(Outputs outputs) {
        Matrix difference = outputs.difference();
        return OwnGradient.ofScalar(
                outputs.predictions(),
                () -> outputs.reduced(reduction, difference.square()),
                () -> outputs.gradient(reduction, difference.times(2)));
    }
}
