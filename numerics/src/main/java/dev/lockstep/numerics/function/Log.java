package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.LogarithmConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.LogarithmConstants.LN2_LOW;
import static dev.lockstep.numerics.function.LogarithmConstants.Q0;
import static dev.lockstep.numerics.function.LogarithmConstants.Q1;
import static dev.lockstep.numerics.function.LogarithmConstants.Q2;
import static dev.lockstep.numerics.function.LogarithmConstants.Q3;
import static dev.lockstep.numerics.function.LogarithmConstants.Q4;
import static dev.lockstep.numerics.function.LogarithmConstants.Q5;
import static dev.lockstep.numerics.function.LogarithmConstants.Q6;
import static dev.lockstep.numerics.function.LogarithmConstants.Q7;
import static dev.lockstep.numerics.function.LogarithmConstants.SQRT_HALF_BITS;

/**
 * The natural logarithm.
 *
 * <p>Sequence, for a positive normal x (a subnormal one is first multiplied by 2^54, and 54 subtracted from k):
 *
 * <pre>
 * d = bits(x) - SQRT_HALF_BITS;  k = d >> 52                              x = 2^k m, sqrt(1/2) &lt;= m &lt; sqrt 2
 * m = double((d &amp; 0x000fffffffffffff) + SQRT_HALF_BITS)
 * f = m - 1;  D = 2 + f;  DLow = f - (D - 2)                              exact
 * c = 1 / D;  s = f * c;  sLow = fma(-s, DLow, fma(-s, D, f)) * c         s + sLow = f / (2 + f)
 * z = s * s;  q = Q7;  q = fma(q, z, Qi) for i = 6 down to 0
 * g = k * LN2_HIGH;  h = g + 2s;  e = (g - h) + 2s                        exact
 * l = e + fma(s * z, q, fma(k, LN2_LOW, 2sLow))
 * result = h + l
 * </pre>
 *
 * <p>Error: below 1 ulp; the largest known is 0.544 ulp. {@code of(float)} is correctly rounded for every argument:
 * there {@code h + l} is rounded to odd and then to binary32.
 *
 * <p>Edges: NaN and arguments below zero give NaN; +-0 gives -infinity; 1 gives +0; +infinity gives +infinity.
 */
public final class Log {

    private static final long MIN_NORMAL_BITS = 0x0010000000000000L;
    private static final long INFINITY_BITS = 0x7ff0000000000000L;
    private static final long SIGNIFICAND_MASK = 0x000fffffffffffffL;

    private Log() {}

    /** The natural logarithm in binary64. */
    public static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        if (bits >= MIN_NORMAL_BITS && bits < INFINITY_BITS) {
            return evaluate(bits, 0, false);
        }
        if (x > 0.0 && x < Double.MIN_NORMAL) {
            return evaluate(Double.doubleToRawLongBits(x * 0x1.0p54), -54, false);
        }
        return singular(x);
    }

    /** The natural logarithm in binary32, correctly rounded. */
    public static float of(float x) {
        if (x > 0.0f && x < Float.POSITIVE_INFINITY) {
            return (float) evaluate(Double.doubleToRawLongBits(x), 0, true);
        }
        return (float) singular(x);
    }

    private static double singular(double x) {
        if (x == 0.0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > 0.0 ? x : Double.NaN;
    }

    private static double evaluate(long bits, long exponentOffset, boolean odd) {
        long d = bits - SQRT_HALF_BITS;
        double k = (double) ((d >> 52) + exponentOffset);
        double m = Double.longBitsToDouble((d & SIGNIFICAND_MASK) + SQRT_HALF_BITS);
        double f = m - 1.0;
        double denominator = 2.0 + f;
        double denominatorLow = f - (denominator - 2.0);
        double reciprocal = 1.0 / denominator;
        double s = f * reciprocal;
        double sLow = Math.fma(-s, denominatorLow, Math.fma(-s, denominator, f)) * reciprocal;
        double z = s * s;
        double q = Q7;
        q = Math.fma(q, z, Q6);
        q = Math.fma(q, z, Q5);
        q = Math.fma(q, z, Q4);
        q = Math.fma(q, z, Q3);
        q = Math.fma(q, z, Q2);
        q = Math.fma(q, z, Q1);
        q = Math.fma(q, z, Q0);
        double g = k * LN2_HIGH;
        double twice = 2.0 * s;
        double h = g + twice;
        double e = (g - h) + twice;
        double l = e + Math.fma(s * z, q, Math.fma(k, LN2_LOW, 2.0 * sLow));
        return odd ? UnevaluatedSums.odd(h, l) : h + l;
    }
}
