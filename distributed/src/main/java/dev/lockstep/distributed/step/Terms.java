package dev.lockstep.distributed.step;

import java.util.List;

/**
 * What a worker has of a sum over the samples of a batch.
 *
 * @param length the number of elements of the sum
 * @param blocks the sums of its blocks in ascending order; what comes first in the batch may be several blocks added already, as only there
 *     the order of additions is the same; empty for a worker without samples
 */
public record Terms(int length, List<Block> blocks) {
    public Terms {
        blocks = List.copyOf(blocks);
    }

    /** The sum of a block, which is read part by part, so that each part is still in the processor's cache when it is added. */
    @FunctionalInterface
    public interface Block {
        /** Writes elements, from the first on, to a place in an array. */
        void copyTo(int first, double[] values, int from, int count);
    }
}
