package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.BinaryOperation;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector loops of the binary operations in float64, over whole vectors.
 *
 * <p>Each loop is called through a table, so that the compiler keeps it a method of its own: in a larger one it gives up on inlining, and vectors
 * become objects.
 */
final class VectorDoubleBinary {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final Loop[] LOOPS = Arrays.stream(BinaryOperation.values())
            .map(VectorDoubleBinary::loop)
            .toArray(Loop[]::new);

    private VectorDoubleBinary() {}

    /**
     * {@code out[o + i] = f(a[x + i * dx], b[y + i * dy])} for i below n, a multiple of the lanes.
     *
     * @param dx 1 to walk along a, 0 to use the same whole vector of it throughout
     * @param dy the same for b
     */
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
        LOOPS[operation.ordinal()].run(a, x, dx, b, y, dy, out, o, n);
    }

    private static Loop loop(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> VectorDoubleBinary::add;
            case SUBTRACT -> VectorDoubleBinary::subtract;
            case MULTIPLY -> VectorDoubleBinary::multiply;
            case DIVIDE -> VectorDoubleBinary::divide;
            case MAXIMUM -> VectorDoubleBinary::maximum;
            case MINIMUM -> VectorDoubleBinary::minimum;
            case GREATER -> VectorDoubleBinary::greater;
            case RELU_BACKWARD -> VectorDoubleBinary::reluBackward;
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> VectorDoubleBinary::reluBackwardSlopeOneAtZero;
            case TANH_BACKWARD -> VectorDoubleBinary::tanhBackward;
            case SIGMOID_BACKWARD -> VectorDoubleBinary::sigmoidBackward;
        };
    }

    private interface Loop {
        void run(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n);
    }

    private static void add(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .add(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void subtract(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .sub(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void multiply(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void divide(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .div(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void maximum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .max(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void minimum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .min(DoubleVector.fromArray(SPECIES, b, y + i * dy))
                    .intoArray(out, o + i);
        }
    }

    private static void greater(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> greater = DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .compare(VectorOperators.GT, DoubleVector.fromArray(SPECIES, b, y + i * dy));
            DoubleVector.zero(SPECIES).blend(1.0, greater).intoArray(out, o + i);
        }
    }

    private static void reluBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> positive =
                    DoubleVector.fromArray(SPECIES, b, y + i * dy).compare(VectorOperators.GT, 0.0);
            DoubleVector.zero(SPECIES)
                    .blend(DoubleVector.fromArray(SPECIES, a, x + i * dx), positive)
                    .intoArray(out, o + i);
        }
    }

    private static void reluBackwardSlopeOneAtZero(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> negative =
                    DoubleVector.fromArray(SPECIES, b, y + i * dy).compare(VectorOperators.LT, 0.0);
            DoubleVector.fromArray(SPECIES, a, x + i * dx).blend(0.0, negative).intoArray(out, o + i);
        }
    }

    private static void tanhBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector output = DoubleVector.fromArray(SPECIES, b, y + i * dy);
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(DoubleVector.broadcast(SPECIES, 1.0).sub(output.mul(output)))
                    .intoArray(out, o + i);
        }
    }

    private static void sigmoidBackward(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector output = DoubleVector.fromArray(SPECIES, b, y + i * dy);
            DoubleVector.fromArray(SPECIES, a, x + i * dx)
                    .mul(output.mul(DoubleVector.broadcast(SPECIES, 1.0).sub(output)))
                    .intoArray(out, o + i);
        }
    }
}
