package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;

/** {@code half-squared-error}: {@code (d * d) / 2}; gradient d, divided by the number of outputs for a mean. */
public record HalfSquaredError(Reduction reduction) implements Loss {
    @Override
    public Matrix of(Outputs outputs) {
        Matrix difference = outputs.difference();
        return OwnGradient.ofScalar(
                outputs.predictions(),
                () -> outputs.reduced(reduction, difference.square().dividedBy(2)),
                () -> outputs.gradient(reduction, difference));
    }
}
