package dev.lockstep.nn.optimizer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;

/** Checks the settings of optimisers, schedules, penalties and clipping. */
final class Rates {
    private Rates() {}

    static void requirePositive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new LockstepException(what + " must be above 0 and finite, not " + Decimals.toString(value));
        }
    }

    static void requireNotNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new LockstepException(what + " must be at least 0 and finite, not " + Decimals.toString(value));
        }
    }

    static void requireFraction(String what, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new LockstepException(what + " must be from 0 to below 1, not " + Decimals.toString(value));
        }
    }

    static void requireAtLeast(String what, int least, int value) {
        if (value < least) {
            throw new LockstepException(what + " must be at least " + least + ", not " + value);
        }
    }
}
