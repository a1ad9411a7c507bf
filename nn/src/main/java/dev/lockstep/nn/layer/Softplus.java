package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;

/** {@code softplus}: ln(1 + e^z), by {@link Matrix#softplus()}; gradient sigmoid(z). */
public record Softplus() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return OwnGradient.of(z, z::softplus, gradient -> gradient.times(z.sigmoid()));
    }
}
