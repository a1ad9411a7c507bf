package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;

/**
 * {@code relu}: max(z, 0); gradient 1 above zero, 0 below, and {@code slopeAtZero}, which is 0 or 1, where z is zero of either sign. The key is
 * {@code slope-at-zero}, 0 if not given.
 */
public record Relu(int slopeAtZero) implements Activation {
    public Relu {
        if (slopeAtZero != 0 && slopeAtZero != 1) {
            throw new LockstepException("relu: the slope at zero must be 0 or 1, not " + slopeAtZero);
        }
    }

    /** With the slope 0 at zero. */
    public Relu() {
        this(0);
    }

    @Override
    public Matrix apply(Matrix z) {
        return slopeAtZero == 0
                ? z.relu()
                : OwnGradient.of(z, z::relu, gradient -> gradient.reluBackwardSlopeOneAtZero(z));
    }
}
