package dev.lockstep.distributed.step;

import java.util.List;

/**
 * Adds what all workers computed of sums over the samples of a batch.
 *
 * <p>Every worker calls it for the same sums in the same order. A sum starts at +0.0; the sums of the blocks of 256 samples are added to it
 * in ascending order of the samples, each addition rounded to the dtype, as rule 2 of the numerics contract says. Every worker is given the
 * same results.
 */
@FunctionalInterface
public interface SumOverSamples {
    /** Adds what this worker has of each sum to what the others have. */
    void add(List<Terms> sums);
}
