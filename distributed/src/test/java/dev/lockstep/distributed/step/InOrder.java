package dev.lockstep.distributed.step;

import dev.lockstep.api.dtype.DType;
import java.util.List;

/** Whole sums of blocks, for tests. */
public final class InOrder {
    private InOrder() {}

    /** Adds blocks one after another. */
    public static void add(DType dtype, double[] sum, List<double[]> blocks) {
        for (double[] block : blocks) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] = dtype.round(sum[i] + block[i]);
            }
        }
    }
}
