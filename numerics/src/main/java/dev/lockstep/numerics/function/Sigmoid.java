package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * The logistic sigmoid {@code 1 / (1 + e^-x)}.
 *
 * <p>Sequence, with {@code e^-|x| = 2^k (y + yLow)} as in {@link Exp}:
 *
 * <pre>
 * e = y * 2^k;  D = 1 + e;  DLow = ((1 - D) + e) + yLow * 2^k
 * N, NLow = y, yLow if x &lt; 0, else 1, 0
 * c = 1 / D;  q = N * c;  r = fma(-q, DLow, fma(-q, D, N) + NLow)
 * result = (q + r * c) * (2^k if x &lt; 0, else 1)               the scaling is exact
 * </pre>
 *
 * Above 708 the result is 1; below -708 it is {@code e^x}.
 *
 * <p>Error: below 1 ulp, for subnormal results too; the largest known is 0.590 ulp. {@code of(float)} is correctly
 * rounded for every argument: there {@code q + r * c} is rounded to odd, then scaled, then rounded to binary32.
 *
 * <p>Edges: NaN gives NaN; +-0 gives 1/2; +infinity 1; -infinity +0.
 */
public final class Sigmoid {

    /** Up to this magnitude the quotient is formed; beyond it the result is 1 or {@code e^x}. */
    private static final double ORDINARY = 708.0;

    private Sigmoid() {}

    /** The sigmoid in binary64. */
    public static double of(double x) {
        return evaluate(x, false);
    }

    /** The sigmoid in binary32, correctly rounded. */
    public static float of(float x) {
        return (float) evaluate(x, true);
    }

    private static double evaluate(double x, boolean odd) {
        double magnitude = Math.abs(x);
        if (!(magnitude <= ORDINARY)) {
            return x > 0.0 ? 1.0 : Exp.of(x);
        }
        double n = Math.fma(-magnitude, LOG2_E, SHIFT);
        double k = n - SHIFT;
        double reduced = Math.fma(-k, LN2_HIGH, -magnitude);
        double c = k * LN2_LOW;
        double r = reduced - c;
        double t = SharedExponential.beyondLinear(r, (reduced - r) - c);
        double s = r + t;
        double sLow = (r - s) + t;
        double y = 1.0 + s;
        double yLow = ((1.0 - y) + s) + sLow;
        double scale = SharedExponential.powerOfTwo(SharedExponential.exponent(n));
        double e = y * scale;
        double denominator = 1.0 + e;
        double denominatorLow = ((1.0 - denominator) + e) + yLow * scale;
        double numerator = x < 0.0 ? y : 1.0;
        double numeratorLow = x < 0.0 ? yLow : 0.0;
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;
        double correction =
                UnevaluatedSums.correction(quotient, numerator, numeratorLow, denominator, denominatorLow, reciprocal);
        double result = odd ? UnevaluatedSums.odd(quotient, correction) : quotient + correction;
        return result * (x < 0.0 ? scale : 1.0);
    }
}
