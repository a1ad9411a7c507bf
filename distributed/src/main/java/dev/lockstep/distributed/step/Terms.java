package dev.lockstep.distributed.step;

import java.util.List;

/**
 * What a worker has of a sum over the samples of a batch.
 *
 * @param length the number of elements of the sum
 * @param blocks the sums of its blocks in ascending order, each an array that may be changed; what comes first in the batch may be several
 *     blocks added already, as only there the order of additions is the same; empty for a worker without samples
 */
public record Terms(int length, List<double[]> blocks) {
    public Terms {
        blocks = List.copyOf(blocks);
    }
}
