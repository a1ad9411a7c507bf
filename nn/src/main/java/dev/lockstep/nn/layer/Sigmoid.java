package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** {@code sigmoid}: a = 1 / (1 + e^-z); gradient a (1 - a). */
public record Sigmoid() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return z.sigmoid();
    }
}
