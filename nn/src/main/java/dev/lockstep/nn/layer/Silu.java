package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** {@code silu}: {@code a = z * sigmoid(z)}, also called swish; the gradient is that of the operations. */
public record Silu() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return z.times(z.sigmoid());
    }
}
