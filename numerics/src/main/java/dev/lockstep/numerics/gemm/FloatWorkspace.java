package dev.lockstep.numerics.gemm;

/** The packing buffers of one thread. They grow to what its products need, at most to one block of each operand. */
final class FloatWorkspace {
    private float[] left = new float[0];
    private float[] right = new float[0];
    private float[] tile = new float[0];

    float[] left(int length) {
        return left = grown(left, length);
    }

    float[] right(int length) {
        return right = grown(right, length);
    }

    float[] tile(int length) {
        return tile = grown(tile, length);
    }

    private static float[] grown(float[] buffer, int length) {
        return buffer.length >= length ? buffer : new float[length];
    }
}
