package dev.lockstep.numerics.gemm;

/** The packing buffers of one thread. They grow to what its products need, at most to one block of each operand. */
final class DoubleWorkspace {
    private double[] left = new double[0];
    private double[] right = new double[0];
    private double[] tile = new double[0];

    double[] left(int length) {
        return left = grown(left, length);
    }

    double[] right(int length) {
        return right = grown(right, length);
    }

    double[] tile(int length) {
        return tile = grown(tile, length);
    }

    private static double[] grown(double[] buffer, int length) {
        return buffer.length >= length ? buffer : new double[length];
    }
}
