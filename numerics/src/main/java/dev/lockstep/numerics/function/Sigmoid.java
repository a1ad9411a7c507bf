package dev.lockstep.numerics.function;

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
        if (!(Math.abs(x) <= ORDINARY)) {
            return extreme(x);
        }
        ReducedExponential reduced = ReducedExponential.of(-Math.abs(x));
        return quotient(x, reduced).nearest() * (x < 0.0 ? reduced.scale() : 1.0);
    }

    /** The sigmoid in binary32, correctly rounded. */
    public static float of(float x) {
        if (!(Math.abs(x) <= ORDINARY)) {
            return (float) extreme(x);
        }
        ReducedExponential reduced = ReducedExponential.of(-Math.abs((double) x));
        return (float) (quotient(x, reduced).odd() * (x < 0.0f ? reduced.scale() : 1.0));
    }

    private static double extreme(double x) {
        return x > 0.0 ? 1.0 : Exp.of(x);
    }

    private static UnevaluatedSum quotient(double x, ReducedExponential reduced) {
        UnevaluatedSum y = reduced.plusOne();
        double e = y.high() * reduced.scale();
        double eLow = y.low() * reduced.scale();
        double denominator = 1.0 + e;
        double denominatorLow = ((1.0 - denominator) + e) + eLow;
        double numerator = x < 0.0 ? y.high() : 1.0;
        double numeratorLow = x < 0.0 ? y.low() : 0.0;
        return UnevaluatedSum.quotient(numerator, numeratorLow, denominator, denominatorLow);
    }
}
