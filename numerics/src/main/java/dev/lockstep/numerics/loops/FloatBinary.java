package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;

/** The scalar loops of the binary operations in float32; each a method of its own, compiled for itself. */
final class FloatBinary {
    private FloatBinary() {}

    static void apply(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        switch (operation) {
            case ADD -> add(a, x, dx, b, y, dy, out, o, n);
            case SUBTRACT -> subtract(a, x, dx, b, y, dy, out, o, n);
            case MULTIPLY -> multiply(a, x, dx, b, y, dy, out, o, n);
            case DIVIDE -> divide(a, x, dx, b, y, dy, out, o, n);
            case MAXIMUM -> maximum(a, x, dx, b, y, dy, out, o, n);
            case MINIMUM -> minimum(a, x, dx, b, y, dy, out, o, n);
            case GREATER -> greater(a, x, dx, b, y, dy, out, o, n);
            case RELU_BACKWARD -> reluBackward(a, x, dx, b, y, dy, out, o, n);
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> reluBackwardSlopeOneAtZero(a, x, dx, b, y, dy, out, o, n);
            case TANH_BACKWARD -> tanhBackward(a, x, dx, b, y, dy, out, o, n);
            case SIGMOID_BACKWARD -> sigmoidBackward(a, x, dx, b, y, dy, out, o, n);
        }
    }

    private static void add(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] + b[y + i * dy];
        }
    }

    private static void subtract(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] - b[y + i * dy];
        }
    }

    private static void multiply(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] * b[y + i * dy];
        }
    }

    private static void divide(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] / b[y + i * dy];
        }
    }

    private static void maximum(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.max(a[x + i * dx], b[y + i * dy]);
        }
    }

    private static void minimum(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.min(a[x + i * dx], b[y + i * dy]);
        }
    }

    private static void greater(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] > b[y + i * dy] ? 1.0f : 0.0f;
        }
    }

    private static void reluBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = keep(b[y + i * dy] > 0.0f, a[x + i * dx]);
        }
    }

    private static void reluBackwardSlopeOneAtZero(
            float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = keep(!(b[y + i * dy] < 0.0f), a[x + i * dx]);
        }
    }

    private static void tanhBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            float output = b[y + i * dy];
            out[o + i] = a[x + i * dx] * (1.0f - output * output);
        }
    }

    private static void sigmoidBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            float output = b[y + i * dy];
            out[o + i] = a[x + i * dx] * (output * (1.0f - output));
        }
    }

    /** The value or +0.0, chosen without a branch: gradients are kept or dropped unpredictably. */
    private static float keep(boolean condition, float value) {
        int mask = condition ? -1 : 0;
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) & mask);
    }
}
