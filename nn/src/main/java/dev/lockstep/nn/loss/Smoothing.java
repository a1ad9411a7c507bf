package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;

/** Label smoothing: targets moved from certainty towards an equal share for every class. */
final class Smoothing {
    private Smoothing() {}

    /** @throws LockstepException if the share is not from 0 to below 1 */
    static void require(String loss, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new LockstepException(loss + ": the label smoothing must be from 0 to below 1, not " + share);
        }
    }

    /** {@code y * (1 - share) + share / classes}, the two numbers computed in float64; of the share 0 y itself. */
    static Matrix smoothed(Matrix targets, double share, int classes) {
        return share == 0 ? targets : targets.times(1 - share).plus(share / classes);
    }
}
