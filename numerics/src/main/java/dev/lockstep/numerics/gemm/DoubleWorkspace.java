package dev.lockstep.numerics.gemm;

/** The packing buffers of one thread. They grow to what its products need, at most to a few MiB. */
public final class DoubleWorkspace {
    private static final ThreadLocal<DoubleWorkspace> OF_THREAD = ThreadLocal.withInitial(DoubleWorkspace::new);

    private double[] left = new double[0];
    private double[] right = new double[0];
    private double[] tile = new double[0];
    private double[] transposed = new double[0];

    private DoubleWorkspace() {}

    public static DoubleWorkspace ofThread() {
        return OF_THREAD.get();
    }

    public double[] left(int length) {
        return left = grown(left, length);
    }

    public double[] right(int length) {
        return right = grown(right, length);
    }

    public double[] tile(int length) {
        return tile = grown(tile, length);
    }

    /** Room for the transpose of a small result. */
    public double[] transposed(int length) {
        return transposed = grown(transposed, length);
    }

    private static double[] grown(double[] buffer, int length) {
        return buffer.length >= length ? buffer : new double[length];
    }
}
