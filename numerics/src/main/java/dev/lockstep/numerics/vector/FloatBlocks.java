package dev.lockstep.numerics.vector;

/**
 * Runs a kernel on doubles over an array of floats, block by block through a small buffer: the contract computes
 * binary32 functions in binary64, and converting in plain loops is quick and compiles alike everywhere.
 */
final class FloatBlocks {

    private static final int BLOCK = 256;
    private static final ThreadLocal<double[]> BUFFERS = ThreadLocal.withInitial(() -> new double[BLOCK]);

    /** The bits of a binary64 number that a normal binary32 number lacks, and their value at a midpoint. */
    private static final long EXCESS_BITS = 0x1fffffffL;

    private static final long MIDPOINT = 0x10000000L;

    private FloatBlocks() {}

    /** Replaces {@code length} doubles from {@code values[0]} on by the binary64 results. */
    interface Kernel {
        void apply(double[] values, int length);
    }

    /** A correctly rounded function of one value. */
    interface Scalar {
        float of(float x);
    }

    /** The binary64 results rounded to binary32. */
    static void apply(Kernel kernel, float[] a, int aOffset, float[] out, int outOffset, int length) {
        double[] values = BUFFERS.get();
        int done = 0;
        while (done < length) {
            int count = load(a, aOffset + done, length - done, values);
            kernel.apply(values, count);
            for (int i = 0; i < count; i++) {
                out[outOffset + done + i] = (float) values[i];
            }
            done += count;
        }
    }

    /**
     * The same for functions that round to odd first. A binary64 result rounds to another binary32 number than the
     * unevaluated sum it came from only if it is a midpoint itself, as rounding keeps order; those, and results below
     * the normal range, whose midpoints have other bits, are left to the scalar function.
     */
    static void applyChecked(
            Kernel kernel, Scalar scalar, float[] a, int aOffset, float[] out, int outOffset, int length) {
        double[] values = BUFFERS.get();
        int done = 0;
        while (done < length) {
            int count = load(a, aOffset + done, length - done, values);
            kernel.apply(values, count);
            for (int i = 0; i < count; i++) {
                double value = values[i];
                boolean midpoint = (Double.doubleToRawLongBits(value) & EXCESS_BITS) == MIDPOINT;
                out[outOffset + done + i] = midpoint || Math.abs(value) < Float.MIN_NORMAL
                        ? scalar.of(a[aOffset + done + i])
                        : (float) value;
            }
            done += count;
        }
    }

    /** Converts up to a block of floats; returns how many. */
    private static int load(float[] a, int offset, int length, double[] values) {
        int count = Math.min(BLOCK, length);
        for (int i = 0; i < count; i++) {
            values[i] = a[offset + i];
        }
        return count;
    }
}
