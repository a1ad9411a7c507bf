package dev.lockstep.distributed.step;

import dev.lockstep.api.dtype.DType;

/** The additions of a sum over samples, as rule 2 of the numerics contract orders them. */
public final class BlockSums {
    private BlockSums() {}

    /**
     * Adds the sum of a block to what the blocks before it came to: {@code sum = sum + block}, each addition rounded to the dtype.
     *
     * @param sum of which elements are changed, from a place on; +0.0 before the first block
     * @param block its first elements are those that are added
     */
    public static void add(DType dtype, double[] sum, int from, double[] block, int count) {
        switch (dtype) {
            case FLOAT64 -> {
                for (int i = 0; i < count; i++) {
                    sum[from + i] += block[i];
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    sum[from + i] = (float) sum[from + i] + (float) block[i];
                }
            }
        }
    }
}
