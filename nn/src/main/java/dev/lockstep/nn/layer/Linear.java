package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** {@code linear}: z itself; gradient 1. */
public record Linear() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return z;
    }
}
