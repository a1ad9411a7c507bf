package dev.lockstep.nn.plan;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;

/**
 * Ends a training when the loss of the validation data has not become lower for some epochs. Whether it ended early or not, the parameters
 * are those of the epoch of the lowest loss, the first of these among equals.
 *
 * @param patience the number of epochs without a lower loss after which training ends
 * @param improvement by how much a loss has to be lower than the lowest so far to count
 */
public record EarlyStopping(int patience, double improvement) {
    public EarlyStopping {
        if (patience < 1) {
            throw new LockstepException("early stopping: the patience must be at least 1 epoch, not " + patience);
        }
        if (!(improvement >= 0) || Double.isInfinite(improvement)) {
            throw new LockstepException("early stopping: the improvement must be at least 0 and finite, not "
                    + Decimals.toString(improvement));
        }
    }

    /** Where any lower loss counts. */
    public EarlyStopping(int patience) {
        this(patience, 0);
    }
}
