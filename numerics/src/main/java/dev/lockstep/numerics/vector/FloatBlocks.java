package dev.lockstep.numerics.vector;

/**
 * Runs a kernel on doubles over an array of floats, block by block through a small buffer: the contract computes
 * binary32 functions in binary64, and converting in plain loops is quick and compiles alike everywhere.
 */
final class FloatBlocks {

    private static final int BLOCK = 256;
    private static final ThreadLocal<double[]> BUFFERS = ThreadLocal.withInitial(() -> new double[BLOCK]);

    private FloatBlocks() {}

    /** Replaces {@code length} doubles from {@code values[0]} on by numbers that round to the binary32 results. */
    interface Kernel {
        void apply(double[] values, int length);
    }

    static void apply(Kernel kernel, float[] a, int aOffset, float[] out, int outOffset, int length) {
        double[] values = BUFFERS.get();
        int done = 0;
        while (done < length) {
            int count = Math.min(BLOCK, length - done);
            for (int i = 0; i < count; i++) {
                values[i] = a[aOffset + done + i];
            }
            kernel.apply(values, count);
            for (int i = 0; i < count; i++) {
                out[outOffset + done + i] = (float) values[i];
            }
            done += count;
        }
    }
}
