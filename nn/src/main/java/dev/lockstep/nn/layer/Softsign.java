package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/** {@code softsign}: {@code a = z / (1 + abs(z))}; gradient 1 / (1 + |z|)^2, by the rule of {@link Matrix#softsign()}. */
public record Softsign() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        return z.softsign();
    }
}
