package dev.lockstep.nn.plan;

import dev.lockstep.api.LockstepException;

/**
 * How an epoch's samples become batches: consecutive samples of an order, which is that of the data, or another in each epoch.
 *
 * @param size the number of samples in a step; a number above that of all samples means all of them
 * @param shuffled whether the order is {@link dev.lockstep.nn.random.Permutation} of the seed of the run and the epoch, counted from 1
 * @param dropLast whether samples that do not fill a batch are left out of the epoch, rather than being a shorter one
 */
public record Batching(int size, boolean shuffled, boolean dropLast) {
    /** All samples in one step. */
    public static final Batching ALL = of(Integer.MAX_VALUE);

    public Batching {
        if (size < 1) {
            throw new LockstepException("the batch size must be at least 1, not " + size);
        }
    }

    /** In the order of the data, the last batch shorter where the samples do not divide. */
    public static Batching of(int size) {
        return new Batching(size, false, false);
    }

    /** In another order in each epoch. */
    public static Batching shuffled(int size) {
        return new Batching(size, true, false);
    }
}
