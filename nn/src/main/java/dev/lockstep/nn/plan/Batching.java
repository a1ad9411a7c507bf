package dev.lockstep.nn.plan;

import dev.lockstep.api.LockstepException;

/**
 * How an epoch's samples become batches: consecutive samples of an order, which is that of the data, or another in each epoch.
 *
 * @param size the number of samples in a step; a number above that of all samples means all of them
 * @param shuffled whether the order is {@link dev.lockstep.nn.random.Permutation} of the seed of the run and the epoch, counted from 1
 * @param dropLast whether samples that do not fill a batch are left out of the epoch, rather than being a shorter one
 * @param microBatch how many samples of a batch are computed at a time, their gradients being added up; a number above that of a batch means
 *     all of them
 */
public record Batching(int size, boolean shuffled, boolean dropLast, int microBatch) {
    /** All samples in one step. */
    public static final Batching ALL = of(Integer.MAX_VALUE);

    /** Sums over samples are rounded in blocks of so many, by rule 2 of the numerics contract. */
    private static final int BLOCK = 256;

    public Batching {
        if (size < 1) {
            throw new LockstepException("the batch size must be at least 1, not " + size);
        }
        if (microBatch < 1) {
            throw new LockstepException("the micro-batch size must be at least 1, not " + microBatch);
        }
    }

    /** All samples of a batch at a time. */
    public Batching(int size, boolean shuffled, boolean dropLast) {
        this(size, shuffled, dropLast, Integer.MAX_VALUE);
    }

    /** In the order of the data, the last batch shorter where the samples do not divide. */
    public static Batching of(int size) {
        return new Batching(size, false, false);
    }

    /** In another order in each epoch. */
    public static Batching shuffled(int size) {
        return new Batching(size, true, false);
    }

    /** The same batches, so many samples at a time. */
    public Batching inMicroBatches(int samples) {
        return new Batching(size, shuffled, dropLast, samples);
    }

    /** Whether losses and gradients of so many samples have the bits of batches that are computed at once. */
    public boolean addsAsWhole(int samples) {
        return microBatch >= Math.min(size, samples) || microBatch % BLOCK == 0;
    }
}
