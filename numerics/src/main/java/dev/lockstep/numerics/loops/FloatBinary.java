package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.BinaryOperation;

/** The scalar loops of the binary operations in float32. */
final class FloatBinary {
    private FloatBinary() {}

    static void apply(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
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
                    out[o + i] = a[x + i * dx] > b[y + i * dy] ? 1.0f : 0.0f;
                }
            }
            case RELU_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = b[y + i * dy] > 0.0f ? a[x + i * dx] : 0.0f;
                }
            }
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = b[y + i * dy] < 0.0f ? 0.0f : a[x + i * dx];
                }
            }
            case TANH_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    float output = b[y + i * dy];
                    out[o + i] = a[x + i * dx] * (1.0f - output * output);
                }
            }
            case SIGMOID_BACKWARD -> {
                for (int i = 0; i < n; i++) {
                    float output = b[y + i * dy];
                    out[o + i] = a[x + i * dx] * (output * (1.0f - output));
                }
            }
        }
    }
}
