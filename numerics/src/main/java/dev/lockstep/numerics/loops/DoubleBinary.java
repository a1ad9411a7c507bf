package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;

/** The scalar loops of the binary operations in float64; each a method of its own, compiled for itself. */
final class DoubleBinary {
    private DoubleBinary() {}

    static void apply(
            BinaryOperation operation,
            double[] a,
            int x,
            int dx,
            double[] b,
            int y,
            int dy,
            double[] out,
            int o,
            int n) {
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

    private static void add(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] + b[y + i * dy];
        }
    }

    private static void subtract(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] - b[y + i * dy];
        }
    }

    private static void multiply(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] * b[y + i * dy];
        }
    }

    private static void divide(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] / b[y + i * dy];
        }
    }

    private static void maximum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.max(a[x + i * dx], b[y + i * dy]);
        }
    }

    private static void minimum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.min(a[x + i * dx], b[y + i * dy]);
        }
    }

    private static void greater(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = a[x + i * dx] > b[y + i * dy] ? 1.0 : 0.0;
        }
    }

    private static void reluBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = keep(b[y + i * dy] > 0.0, a[x + i * dx]);
        }
    }

    private static void reluBackwardSlopeOneAtZero(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = keep(!(b[y + i * dy] < 0.0), a[x + i * dx]);
        }
    }

    private static void tanhBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            double output = b[y + i * dy];
            out[o + i] = a[x + i * dx] * (1.0 - output * output);
        }
    }

    private static void sigmoidBackward(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            double output = b[y + i * dy];
            out[o + i] = a[x + i * dx] * (output * (1.0 - output));
        }
    }

    /** The value or +0.0, chosen without a branch: gradients are kept or dropped unpredictably. */
    private static double keep(boolean condition, double value) {
        long mask = condition ? -1L : 0L;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & mask);
    }
}
