package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.Activation;

/**
 * How far a batch's outputs are from its targets, as a number.
 *
 * <p>Its gradient follows from the operations that compute it, unless it brings its own
 * ({@link dev.lockstep.nn.autodiff.OwnGradient}). For outputs p, targets y and {@code d = p - y}.
 */
@FunctionalInterface
public interface Loss {
    /** The loss of a batch, 1 x 1. */
    Matrix of(Outputs outputs);

    /** Whether it is a mean over the samples or a sum, for the loss of an epoch of several batches. */
    default Reduction reduction() {
        return Reduction.MEAN;
    }

    /**
     * Checks that it is made for the outputs of such an activation.
     *
     * @throws LockstepException if it is not
     */
    default void requireFits(Activation last) {}
}
