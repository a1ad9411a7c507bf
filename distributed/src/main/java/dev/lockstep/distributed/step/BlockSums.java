package dev.lockstep.distributed.step;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import java.util.List;

/** The additions of a sum over samples, as rule 2 of the numerics contract orders them. */
public final class BlockSums {
    private BlockSums() {}

    /**
     * Adds sums of blocks to what the blocks before them came to: {@code sum = sum + block}, blocks ascending, each addition rounded to
     * the dtype.
     *
     * @param sum changed to the result; +0.0 before the first block
     */
    public static void add(DType dtype, double[] sum, List<double[]> blocks) {
        add(dtype, sum, blocks, 0, sum.length);
    }

    /** The same for some of the elements. */
    public static void add(DType dtype, double[] sum, List<double[]> blocks, int from, int count) {
        for (double[] block : blocks) {
            if (block.length != sum.length) {
                throw new LockstepException(
                        "a sum of " + sum.length + " elements was given a block of " + block.length);
            }
            switch (dtype) {
                case FLOAT64 -> addFloat64(sum, block, from, from + count);
                case FLOAT32 -> addFloat32(sum, block, from, from + count);
            }
        }
    }

    private static void addFloat64(double[] sum, double[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] += block[i];
        }
    }

    private static void addFloat32(double[] sum, double[] block, int from, int to) {
        for (int i = from; i < to; i++) {
            sum[i] = (float) sum[i] + (float) block[i];
        }
    }
}
