package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * The exponential function {@code e^x}.
 *
 * <p>Sequence, with {@code e^x = 2^k (1 + s + sLow)} from {@code SharedExponential}:
 *
 * <pre>
 * y = 1 + s;  yLow = ((1 - y) + s) + sLow
 * result = (y + yLow) * 2^k                                   |x| &lt;= 708
 * result = ((y + yLow) * 2^(k - 1)) * 2                       x &gt; 708
 * result = ((y + yLow) * 2^(k + 1022)) * 2^-1022              x &lt; -708, result normal
 * </pre>
 *
 * Where the result is subnormal, the sum is rounded at its final place, so that nothing is rounded twice:
 *
 * <pre>
 * a = y * 2^(k + 1022);  b = yLow * 2^(k + 1022)
 * h = 1 + a;  l = ((1 - h) + a) + b
 * result = ((h + l) - 1) * 2^-1022
 * </pre>
 *
 * <p>Error: below 1 ulp, for subnormal results too; the largest known is 0.593 ulp. {@code of(float)} is correctly
 * rounded for every argument.
 *
 * <p>Edges: NaN gives NaN; +-0 gives 1; above 709.782712893384 +infinity; below -745.13321910194122 +0.
 */
public final class Exp {

    /** The largest argument with a finite result. */
    private static final double LARGEST = 0x1.62e42fefa39efp+9;

    /** The smallest argument with a normal result. */
    private static final double SMALLEST_NORMAL = -0x1.6232bdd7abcd2p+9;

    /** Every smaller argument gives zero. */
    private static final double SMALLEST = -746.0;

    /** Arguments up to this magnitude have normal results and need one scaling step. */
    private static final double ORDINARY = 708.0;

    private Exp() {}

    /** {@code e^x} in binary64. */
    public static double of(double x) {
        if (x > LARGEST) {
            return Double.POSITIVE_INFINITY;
        }
        if (x < SMALLEST) {
            return 0.0;
        }
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double n = Math.fma(x, LOG2_E, SHIFT);
        double k = n - SHIFT;
        double reduced = Math.fma(-k, LN2_HIGH, x);
        double c = k * LN2_LOW;
        double r = reduced - c;
        double t = SharedExponential.beyondLinear(r, (reduced - r) - c);
        double s = r + t;
        double sLow = (r - s) + t;
        double y = 1.0 + s;
        double yLow = ((1.0 - y) + s) + sLow;
        long exponent = SharedExponential.exponent(n);
        return Math.abs(x) <= ORDINARY
                ? (y + yLow) * SharedExponential.powerOfTwo(exponent)
                : scaledInSteps(x, y, yLow, exponent);
    }

    /** {@code e^x} in binary32: the binary64 result for the same argument, rounded once. */
    public static float of(float x) {
        return (float) of((double) x);
    }

    /** {@code (y + yLow) * 2^exponent}, near or beyond the ends of the normal range. */
    private static double scaledInSteps(double x, double y, double yLow, long exponent) {
        if (x > 0.0) {
            return (y + yLow) * SharedExponential.powerOfTwo(exponent - 1) * 2.0;
        }
        double scale = SharedExponential.powerOfTwo(exponent + 1022);
        if (x >= SMALLEST_NORMAL) {
            return (y + yLow) * scale * Double.MIN_NORMAL;
        }
        double a = y * scale;
        double b = yLow * scale;
        double h = 1.0 + a;
        double l = ((1.0 - h) + a) + b;
        return ((h + l) - 1.0) * Double.MIN_NORMAL;
    }
}
