package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * {@code e^x - 1}, accurate near zero too.
 *
 * <p>Sequence, for x up to 708, with {@code e^a = 2^k (1 + s + sLow)} from {@code SharedExponential}:
 *
 * <pre>
 * a = -40 if x &lt; -40, else x
 * b = 2^k - 1;  v = b - 2^k;  bLow = (2^k - (b - v)) - (1 + v)            exact: b + bLow = 2^k - 1
 * t = s * 2^k;  h = b + t
 * l = (((b - h) + t) + bLow) + sLow * 2^k
 * result = h + l, with the sign of x
 * </pre>
 *
 * Above 708 it is {@code e^x}.
 *
 * <p>Error: below 1 ulp; the largest known is 0.886 ulp. {@code of(float)} is correctly rounded for every argument.
 *
 * <p>Edges: NaN gives NaN; +-0 gives +-0; subnormal arguments give themselves; below -37.43 -1; above 709.782712893384
 * +infinity.
 */
public final class Expm1 {

    /** From here on the result rounds to -1. */
    private static final double SATURATION = -40.0;

    /** Above this the result is that of the exponential. */
    private static final double ORDINARY = 708.0;

    private Expm1() {}

    /** {@code e^x - 1} in binary64. */
    public static double of(double x) {
        if (!(x <= ORDINARY)) {
            return Exp.of(x);
        }
        double argument = x < SATURATION ? SATURATION : x;
        double n = Math.fma(argument, LOG2_E, SHIFT);
        double k = n - SHIFT;
        double reduced = Math.fma(-k, LN2_HIGH, argument);
        double c = k * LN2_LOW;
        double r = reduced - c;
        double t = SharedExponential.beyondLinear(r, (reduced - r) - c);
        double s = r + t;
        double sLow = (r - s) + t;
        double scale = SharedExponential.powerOfTwo(SharedExponential.exponent(n));
        double b = scale - 1.0;
        double v = b - scale;
        double bLow = (scale - (b - v)) - (1.0 + v);
        double scaled = s * scale;
        double h = b + scaled;
        double l = (((b - h) + scaled) + bLow) + sLow * scale;
        return Math.copySign(h + l, x);
    }

    /** {@code e^x - 1} in binary32: the binary64 result for the same argument, rounded once. */
    public static float of(float x) {
        return (float) of((double) x);
    }
}
