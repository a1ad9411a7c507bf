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
 * The natural logarithm of {@code 1 + x}, accurate near zero too.
 *
 * <p>Sequence, for x above -1 whose magnitude is at least 2^-54:
 *
 * <pre>
 * u = 1 + x;  v = u - 1;  uLow = (1 - (u - v)) + (x - v)                  u + uLow = 1 + x
 * d = bits(u) - SQRT_HALF_BITS;  k = d >> 52                              u = 2^k m, sqrt(1/2) &lt;= m &lt; sqrt 2
 * m = double((d &amp; 0x000fffffffffffff) + SQRT_HALF_BITS)
 * f, fLow = x, 0 if k = 0, else m - 1, uLow * 2^-min(k, 1022)
 * D = 2 + f;  DLow = (f - (D - 2)) + fLow
 * c = 1 / D;  s = f * c
 * sLow = fma(-s, DLow, fma(-s, D, f) + fLow) * c                          s + sLow = (f + fLow) / (2 + f + fLow)
 * z = s * s;  q = Q7;  q = fma(q, z, Qi) for i = 6 down to 0
 * g = k * LN2_HIGH;  h = g + 2s;  e = (g - h) + 2s
 * l = e + fma(s * z, q, fma(k, LN2_LOW, 2sLow))
 * result = h + l
 * </pre>
 *
 * <p>Error: below 1 ulp; the largest known is 0.579 ulp. {@code of(float)} is correctly rounded for every argument:
 * there {@code h + l} is rounded to odd and then to binary32.
 *
 * <p>Edges: NaN and arguments below -1 give NaN; -1 gives -infinity; magnitudes below 2^-54 give the argument, with the
 * sign of a zero; +infinity gives +infinity.
 */
public final class Log1p {

    /** Every smaller magnitude is its own result. */
    private static final double SMALLEST = 0x1.0p-54;

    private static final long SIGNIFICAND_MASK = 0x000fffffffffffffL;

    private Log1p() {}

    /** The natural logarithm of {@code 1 + x} in binary64. */
    public static double of(double x) {
        return Math.abs(x) >= SMALLEST && x > -1.0 && x < Double.POSITIVE_INFINITY ? evaluate(x, false) : edge(x);
    }

    /** The natural logarithm of {@code 1 + x} in binary32, correctly rounded. */
    public static float of(float x) {
        boolean ordinary = Math.abs(x) >= SMALLEST && x > -1.0f && x < Float.POSITIVE_INFINITY;
        return (float) (ordinary ? evaluate(x, true) : edge(x));
    }

    private static double edge(double x) {
        if (x == -1.0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x > -1.0 ? x : Double.NaN;
    }

    private static double evaluate(double x, boolean odd) {
        double u = 1.0 + x;
        double v = u - 1.0;
        double uLow = (1.0 - (u - v)) + (x - v);
        long d = Double.doubleToRawLongBits(u) - SQRT_HALF_BITS;
        long exponent = d >> 52;
        double k = (double) exponent;
        double m = Double.longBitsToDouble((d & SIGNIFICAND_MASK) + SQRT_HALF_BITS);
        double f = exponent == 0 ? x : m - 1.0;
        double fLow = exponent == 0 ? 0.0 : uLow * SharedExponential.powerOfTwo(-Math.min(exponent, 1022));
        double denominator = 2.0 + f;
        double denominatorLow = (f - (denominator - 2.0)) + fLow;
        double reciprocal = 1.0 / denominator;
        double s = f * reciprocal;
        double sLow = UnevaluatedSums.correction(s, f, fLow, denominator, denominatorLow, reciprocal);
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
