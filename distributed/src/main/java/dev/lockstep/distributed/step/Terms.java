package dev.lockstep.distributed.step;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * What a worker has of a sum over the samples of a batch.
 *
 * @param blocks the sums of its blocks in ascending order; what comes first in the batch may be several blocks added already, as only there
 *     the order of additions is the same; empty for a worker without samples
 * @param sum to be changed to the whole sum
 */
public record Terms(List<Matrix> blocks, Matrix sum) {
    public Terms {
        blocks = List.copyOf(blocks);
    }
}
