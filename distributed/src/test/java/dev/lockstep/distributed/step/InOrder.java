package dev.lockstep.distributed.step;

import dev.lockstep.api.dtype.DType;
import java.util.List;

/** Whole sums of blocks, for tests. */
public final class InOrder {
    private InOrder() {}

    /** Adds blocks one after another. */
    public static void add(DType dtype, double[] sum, List<double[]> blocks) {
        for (double[] block : blocks) {
            BlockSums.add(dtype, sum, 0, block, block.length);
        }
    }

    /** An array as a worker has it. */
    public static Terms.Block block(double[] elements) {
        return (first, values, from, count) -> System.arraycopy(elements, first, values, from, count);
    }
}
