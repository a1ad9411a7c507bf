package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** {@code tanh}: the hyperbolic tangent a = tanh(z); gradient 1 - a^2. */
public record Tanh() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return z.tanh();
    }
}
