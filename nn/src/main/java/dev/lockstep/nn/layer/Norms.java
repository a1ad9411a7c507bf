package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;

/** What normalising layers share. */
final class Norms {
    private Norms() {}

    static void requireEpsilon(String layer, double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new LockstepException(
                    layer + ": epsilon must be above 0 and finite, not " + Decimals.toString(epsilon));
        }
    }

    /** {@code (difference / sqrt(variance + epsilon)) * scale + shift}. */
    static Matrix scaled(Pass pass, Matrix difference, Matrix variance, double epsilon) {
        Matrix normal = difference.dividedBy(variance.plus(epsilon).sqrt());
        return normal.times(pass.parameter("scale")).plus(pass.parameter("shift"));
    }
}
