package dev.lockstep.numerics.reference;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Sigmoid;
import dev.lockstep.numerics.function.Tanh;

/** What each elementwise operation gives for one element; in float32 every intermediate result is rounded to float32. */
public final class ReferenceElementwise {
    private ReferenceElementwise() {}

    /** {@code f(a)} in float64. */
    public static double apply(UnaryOperation operation, double a) {
        return switch (operation) {
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Exp.of(a);
            case LOG -> Log.of(a);
            case TANH -> Tanh.of(a);
            case SIGMOID -> Sigmoid.of(a);
            case RELU -> a > 0.0 || Double.isNaN(a) ? a : 0.0;
        };
    }

    /** {@code f(a)} in float32. */
    public static float apply(UnaryOperation operation, float a) {
        return switch (operation) {
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> (float) Math.sqrt(a);
            case EXP -> Exp.of(a);
            case LOG -> Log.of(a);
            case TANH -> Tanh.of(a);
            case SIGMOID -> Sigmoid.of(a);
            case RELU -> a > 0.0f || Float.isNaN(a) ? a : 0.0f;
        };
    }

    /** {@code f(a, b)} in float64. */
    public static double apply(BinaryOperation operation, double a, double b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1.0 : 0.0;
            case RELU_BACKWARD -> b > 0.0 ? a : 0.0;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> b < 0.0 ? 0.0 : a;
            case TANH_BACKWARD -> {
                double s = b * b;
                double d = 1.0 - s;
                yield a * d;
            }
            case SIGMOID_BACKWARD -> {
                double c = 1.0 - b;
                double d = b * c;
                yield a * d;
            }
        };
    }

    /** {@code f(a, b)} in float32. */
    public static float apply(BinaryOperation operation, float a, float b) {
        return switch (operation) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case GREATER -> a > b ? 1.0f : 0.0f;
            case RELU_BACKWARD -> b > 0.0f ? a : 0.0f;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> b < 0.0f ? 0.0f : a;
            case TANH_BACKWARD -> {
                float s = b * b;
                float d = 1.0f - s;
                yield a * d;
            }
            case SIGMOID_BACKWARD -> {
                float c = 1.0f - b;
                float d = b * c;
                yield a * d;
            }
        };
    }
}
