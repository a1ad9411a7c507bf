package dev.lockstep.numerics.function;

/**
 * The logistic sigmoid {@code 1 / (1 + e^-x)}.
 *
 * <p>Sequence: {@code e^-|x| = 2^k (y + yLow)} as in {@link Exp}; {@code e = y * 2^k; eLow = yLow * 2^k}; the
 * denominator is {@code D = 1 + e; DLow = ((1 - D) + e) + eLow}; the numerator {@code N, NLow} is {@code y, yLow} for
 * {@code x < 0}, else {@code 1, 0}. Then {@code c = 1 / D; q = N * c; r = fma(-q, DLow, fma(-q, D, N) + NLow)} and the
 * result is {@code q + r * c}, for {@code x < 0} times {@code 2^k}, which is exact. Above 708 it is 1; below -708 it is
 * {@code e^x}.
 *
 * <p>Error: below 0.60 ulp over all results, subnormal ones included. {@code of(float)} is correctly rounded: the sum
 * {@code q + r * c} is rounded to odd before it is scaled and rounded to binary32.
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
