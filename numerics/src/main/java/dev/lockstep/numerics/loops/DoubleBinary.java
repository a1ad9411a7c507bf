package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;

/** The scalar loops of the binary operations in float64. */
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
            case ADD -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = a[x + i * dx] + b[y + i * dy];
                }
            }
            case SUBTRACT -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = a[x + i * dx] - b[y + i * dy];
                }
            }
            case MULTIPLY -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = a[x + i * dx] * b[y + i * dy];
                }
            }
            case DIVIDE -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = a[x + i * dx] / b[y + i * dy];
                }
            }
            case MAXIMUM -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Math.max(a[x + i * dx], b[y + i * dy]);
                }
            }
            case MINIMUM -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Math.min(a[x + i * dx], b[y + i * dy]);
                }
            }
            case GREATER -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = a[x + i * dx] > b[y + i * dy] ? 1.0 : 0.0;
                }
            }
            case RELU_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = b[y + i * dy] > 0.0 ? a[x + i * dx] : 0.0;
                }
            }
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = b[y + i * dy] < 0.0 ? 0.0 : a[x + i * dx];
                }
            }
            case TANH_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    double output = b[y + i * dy];
                    out[o + i] = a[x + i * dx] * (1.0 - output * output);
                }
            }
            case SIGMOID_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    double output = b[y + i * dy];
                    out[o + i] = a[x + i * dx] * (output * (1.0 - output));
                }
            }
        }
    }
}
