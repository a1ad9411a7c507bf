package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.BinaryOperation;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector loops of the binary operations in float32, over whole vectors.
 *
 * <p>Each loop is called through a table, so that the compiler keeps it a method of its own: in a larger one it gives up on inlining, and vectors
 * become objects.
 */
final class VectorFloatBinary {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final Loop[] LOOPS =
            Arrays.stream(BinaryOperation.values()).map(VectorFloatBinary::loop).toArray(Loop[]::new);

    private VectorFloatBinary() {}

    /**
     * {@code out[o + i] = f(a[x + i * dx], b[y + i * dy])} for i below n, a multiple of the lanes.
     *
     * @param dx 1 to walk along a, 0 to use the same whole vector of it throughout
     * @param dy the same for b
     */
    static void apply(
            BinaryOperation operation, float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        LOOPS[operation.ordinal()].run(a, x, dx, b, y, dy, out, o, n);
    }

    private static Loop loop(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> VectorFloatBinary::add;
            case SUBTRACT -> VectorFloatBinary::subtract;
            case MULTIPLY -> VectorFloatBinary::multiply;
            case DIVIDE -> VectorFloatBinary::divide;
            case MAXIMUM -> VectorFloatBinary::maximum;
            case MINIMUM -> VectorFloatBinary::minimum;
            case GREATER -> VectorFloatBinary::greater;
            case RELU_BACKWARD -> VectorFloatBinary::reluBackward;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> VectorFloatBinary::reluBackwardSlopeOneAtZero;
            case TANH_BACKWARD -> VectorFloatBinary::tanhBackward;
            case SIGMOID_BACKWARD -> VectorFloatBinary::sigmoidBackward;
        };
    }

    private interface Loop {
        void run(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n);
    }

    private static void add(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .add(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void subtract(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .sub(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void multiply(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void divide(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .div(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void maximum(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .max(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void minimum(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .min(FloatVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void greater(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> greater = FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .compare(VectorOperators.GT, FloatVector.fromArray(SPECIES, b, y + i * dy));
            FloatVector.zero(SPECIES).blend(1.0f, greater).intoArray(out, o + i);
        }
    }

    private static void reluBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> positive =
                    FloatVector.fromArray(SPECIES, b, y + i * dy).compare(VectorOperators.GT, 0.0f);
            FloatVector.zero(SPECIES)
                    .blend(FloatVector.fromArray(SPECIES, a, x + i * dx), positive)
                    .intoArray(out, o + i);
        }
    }

    private static void reluBackwardSlopeOneAtZero(
            float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, b, y + i * dy).compare(VectorOperators.LT, 0.0f);
            FloatVector.fromArray(SPECIES, a, x + i * dx).blend(0.0f, negative).intoArray(out, o + i);
        }
    }

    private static void tanhBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector output = FloatVector.fromArray(SPECIES, b, y + i * dy);
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(FloatVector.broadcast(SPECIES, 1f).sub(output.mul(output)))
                    .intoArray(out, o + i);
        }
    }

    private static void sigmoidBackward(float[] a, int x, int dx, float[] b, int y, int dy, float[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            FloatVector output = FloatVector.fromArray(SPECIES, b, y + i * dy);
            FloatVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(output.mul(FloatVector.broadcast(SPECIES, 1f).sub(output)))
                    .intoArray(out, o + i);
        }
    }
}
