package dev.lockstep.distributed.step;

import java.util.List;

/**
 * Adds what all workers computed of a sum over the samples of a batch.
 *
 * <p>Every worker calls it for the same sums in the same order. The sum starts at +0.0; the sums of the blocks of 256 samples are added to it
 * in ascending order of the samples, each addition rounded to the dtype ({@link BlockSums}). Every worker is given the same result.
 */
@FunctionalInterface
public interface SumOverSamples {
    /**
     * The sum over all samples of the batch.
     *
     * @param length the number of elements of the sum
     * @param blocks this worker's sums of blocks, in ascending order; empty for a worker without samples
     */
    double[] of(int length, List<double[]> blocks);
}
