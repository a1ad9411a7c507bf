package dev.lockstep.numerics.loops;

import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;

/** The scalar loops of the unary operations in float32; each a method of its own, compiled for itself. */
final class FloatUnary {
    private FloatUnary() {}

    static void apply(UnaryOperation operation, float[] a, int x, float[] out, int o, int n) {
        switch (operation) {
            case NEGATE -> negate(a, x, out, o, n);
            case ABS -> absolute(a, x, out, o, n);
            case SQRT -> squareRoot(a, x, out, o, n);
            case EXP -> exp(a, x, out, o, n);
            case LOG -> log(a, x, out, o, n);
            case TANH -> tanh(a, x, out, o, n);
            case SIGMOID -> sigmoid(a, x, out, o, n);
            case RELU -> relu(a, x, out, o, n);
        }
    }

    private static void negate(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = -a[x + i];
        }
    }

    private static void absolute(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.abs(a[x + i]);
        }
    }

    private static void squareRoot(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = (float) Math.sqrt(a[x + i]);
        }
    }

    private static void exp(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Exp.of(a[x + i]);
        }
    }

    private static void log(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Log.of(a[x + i]);
        }
    }

    private static void tanh(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Tanh.of(a[x + i]);
        }
    }

    private static void sigmoid(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Sigmoid.of(a[x + i]);
        }
    }

    private static void relu(float[] a, int x, float[] out, int o, int n) {
        for (int i = 0; i < n; i++) {
            out[o + i] = Math.max(a[x + i], 0.0f);
        }
    }
}
