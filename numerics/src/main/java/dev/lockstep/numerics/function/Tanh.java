package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * The hyperbolic tangent, as {@code (e^2|x| - 1) / (e^2|x| + 1)} with the sign of x.
 *
 * <p>Sequence, with {@code e^2a = 2^k (1 + s + sLow)} from {@code SharedExponential}:
 *
 * <pre>
 * a = 20 if |x| &gt; 20, else |x|
 * b = 2^k - 1;  t = s * 2^k
 * N = b + t;  NLow = ((b - N) + t) + sLow * 2^k
 * D = N + 2;  v = D - N;  DLow = ((N - (D - v)) + (2 - v)) + NLow
 * c = 1 / D;  q = N * c;  r = fma(-q, DLow, fma(-q, D, N) + NLow)
 * result = q + r * c, with the sign of x
 * </pre>
 *
 * <p>Error: below 1 ulp; the largest known is 0.724 ulp. {@code of(float)} is correctly rounded for every argument. The
 * function is exactly odd.
 *
 * <p>Edges: NaN gives NaN; +-0 gives +-0; subnormal arguments give themselves; +-infinity gives +-1.
 */
public final class Tanh {

    /** From here on the result rounds to 1. */
    private static final double SATURATION = 20.0;

    private Tanh() {}

    /** The hyperbolic tangent in binary64. */
    public static double of(double x) {
        double magnitude = Math.abs(x);
        double argument = 2.0 * (magnitude > SATURATION ? SATURATION : magnitude);
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
        double scaled = s * scale;
        double numerator = b + scaled;
        double numeratorLow = ((b - numerator) + scaled) + sLow * scale;
        double denominator = numerator + 2.0;
        double v = denominator - numerator;
        double denominatorLow = ((numerator - (denominator - v)) + (2.0 - v)) + numeratorLow;
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;
        double correction =
                UnevaluatedSums.correction(quotient, numerator, numeratorLow, denominator, denominatorLow, reciprocal);
        return Math.copySign(quotient + correction, x);
    }

    /** The hyperbolic tangent in binary32: the binary64 result for the same argument, rounded once. */
    public static float of(float x) {
        return (float) of((double) x);
    }
}
