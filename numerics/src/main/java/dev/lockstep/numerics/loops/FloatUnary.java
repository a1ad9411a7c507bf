package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;

/** The scalar loops of the unary operations in float32. */
final class FloatUnary {
    private FloatUnary() {}

    static void apply(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        switch (operation) {
            case NEGATE -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = -a[x + i];
                }
            }
            case ABS -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Math.abs(a[x + i]);
                }
            }
            case SQRT -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = (float) Math.sqrt(a[x + i]);
                }
            }
            case EXP -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Exp.of(a[x + i]);
                }
            }
            case LOG -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Log.of(a[x + i]);
                }
            }
            case TANH -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Tanh.of(a[x + i]);
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Sigmoid.of(a[x + i]);
                }
            }
            case RELU -> {
                for (int i = 0; i < n; i++) {
                    out[o + i] = Math.max(a[x + i], 0.0f);
                }
            }
        }
    }
}
