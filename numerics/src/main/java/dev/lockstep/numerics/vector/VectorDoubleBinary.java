package dev.lockstep.numerics.vector;

import dev.lockstep.api.spi.BinaryOperation;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector loops of the binary operations in float64, over whole vectors.
 *
 * <p>Each loop is a method of its own: in a larger one the compiler gives up on inlining, and vectors become objects.
 */
final class VectorDoubleBinary {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

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
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).add(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void subtract(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).sub(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void multiply(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).mul(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void divide(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).div(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void maximum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).max(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void minimum(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            load(a, x + i * dx).min(load(b, y + i * dy)).intoArray(out, o + i);
        }
    }

    private static void greater(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> greater = load(a, x + i * dx).compare(VectorOperators.GT, load(b, y + i * dy));
            zero().blend(1.0, greater).intoArray(out, o + i);
        }
    }

    private static void reluBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> positive = load(b, y + i * dy).compare(VectorOperators.GT, 0.0);
            zero().blend(load(a, x + i * dx), positive).intoArray(out, o + i);
        }
    }

    private static void reluBackwardSlopeOneAtZero(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            VectorMask<Double> negative = load(b, y + i * dy).compare(VectorOperators.LT, 0.0);
            load(a, x + i * dx).blend(0.0, negative).intoArray(out, o + i);
        }
    }

    private static void tanhBackward(double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector output = load(b, y + i * dy);
            load(a, x + i * dx).mul(one().sub(output.mul(output))).intoArray(out, o + i);
        }
    }

    private static void sigmoidBackward(
            double[] a, int x, int dx, double[] b, int y, int dy, double[] out, int o, int n) {
        for (int i = 0; i < n; i += LANES) {
            DoubleVector output = load(b, y + i * dy);
            load(a, x + i * dx).mul(output.mul(one().sub(output))).intoArray(out, o + i);
        }
    }

    private static DoubleVector load(double[] values, int index) {
        return DoubleVector.fromArray(SPECIES, values, index);
    }

    private static DoubleVector zero() {
        return DoubleVector.zero(SPECIES);
    }

    private static DoubleVector one() {
        return DoubleVector.broadcast(SPECIES, 1.0);
    }
}
