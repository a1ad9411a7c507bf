package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;
import static dev.lockstep.numerics.function.SinusoidConstants.C0;
import static dev.lockstep.numerics.function.SinusoidConstants.C1;
import static dev.lockstep.numerics.function.SinusoidConstants.C2;
import static dev.lockstep.numerics.function.SinusoidConstants.C3;
import static dev.lockstep.numerics.function.SinusoidConstants.C4;
import static dev.lockstep.numerics.function.SinusoidConstants.C5;
import static dev.lockstep.numerics.function.SinusoidConstants.C6;
import static dev.lockstep.numerics.function.SinusoidConstants.HALF_PI_HIGH;
import static dev.lockstep.numerics.function.SinusoidConstants.HALF_PI_LOW;
import static dev.lockstep.numerics.function.SinusoidConstants.HALF_PI_MIDDLE;
import static dev.lockstep.numerics.function.SinusoidConstants.S0;
import static dev.lockstep.numerics.function.SinusoidConstants.S1;
import static dev.lockstep.numerics.function.SinusoidConstants.S2;
import static dev.lockstep.numerics.function.SinusoidConstants.S3;
import static dev.lockstep.numerics.function.SinusoidConstants.S4;
import static dev.lockstep.numerics.function.SinusoidConstants.S5;
import static dev.lockstep.numerics.function.SinusoidConstants.S6;
import static dev.lockstep.numerics.function.SinusoidConstants.TWO_OVER_PI;

/**
 * The steps that sine and cosine share: {@code sin(x + q pi / 2)}, q being 0 for the sine and 1 for the cosine.
 *
 * <pre>
 * n = fma(x, TWO_OVER_PI, SHIFT);  k = n - SHIFT
 * a = fma(-k, HALF_PI_HIGH, x)                              exact
 * p = k * HALF_PI_MIDDLE;  pLow = fma(k, HALF_PI_MIDDLE, -p)
 * r = a - p;  v = r - a;  e = (a - (r - v)) - (p + v)       r + e = a - p
 * rLow = e - fma(k, HALF_PI_LOW, pLow)                      |r| at most 0.7855
 * z = r * r
 * k + q even: h = r;  l = fma(z * r, S, fma(-(z / 2), rLow, rLow))
 * k + q odd:  h = 1 - z / 2;  e = (1 - h) - z / 2;  zLow = fma(r, r, -z)
 *             l = e + fma(z * z, C, fma(-r, rLow, -(zLow / 2)))
 * result = h + l, negated if bit 1 of k + q is set
 * </pre>
 *
 * with the polynomials {@code S = S6; S = fma(S, z, Si)} for i from 5 down to 0, and C in the same way.
 */
final class SharedSinusoid {

    /** Up to this magnitude the three parts of pi / 2 are enough. */
    static final double LARGEST = 0x1.0p30;

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    private SharedSinusoid() {}

    /** {@code sin(x + quarterTurns * pi / 2)} for {@code |x| <= LARGEST}, rounded to nearest or to odd. */
    static double evaluate(double x, int quarterTurns, boolean odd) {
        double n = Math.fma(x, TWO_OVER_PI, SHIFT);
        double k = n - SHIFT;
        long quadrant = Double.doubleToRawLongBits(n) - SHIFT_BITS + quarterTurns;
        double a = Math.fma(-k, HALF_PI_HIGH, x);
        double p = k * HALF_PI_MIDDLE;
        double pLow = Math.fma(k, HALF_PI_MIDDLE, -p);
        double r = a - p;
        double v = r - a;
        double e = (a - (r - v)) - (p + v);
        double rLow = e - Math.fma(k, HALF_PI_LOW, pLow);
        double result = (quadrant & 1) == 0 ? sine(r, rLow, odd) : cosine(r, rLow, odd);
        return (quadrant & 2) == 0 ? result : -result;
    }

    private static double sine(double r, double rLow, boolean odd) {
        double z = r * r;
        double s = S6;
        s = Math.fma(s, z, S5);
        s = Math.fma(s, z, S4);
        s = Math.fma(s, z, S3);
        s = Math.fma(s, z, S2);
        s = Math.fma(s, z, S1);
        s = Math.fma(s, z, S0);
        double l = Math.fma(z * r, s, Math.fma(-0.5 * z, rLow, rLow));
        return odd ? UnevaluatedSums.odd(r, l) : r + l;
    }

    private static double cosine(double r, double rLow, boolean odd) {
        double z = r * r;
        double zLow = Math.fma(r, r, -z);
        double c = C6;
        c = Math.fma(c, z, C5);
        c = Math.fma(c, z, C4);
        c = Math.fma(c, z, C3);
        c = Math.fma(c, z, C2);
        c = Math.fma(c, z, C1);
        c = Math.fma(c, z, C0);
        double half = 0.5 * z;
        double h = 1.0 - half;
        double e = (1.0 - h) - half;
        double l = e + Math.fma(z * z, c, Math.fma(-r, rLow, -0.5 * zLow));
        return odd ? UnevaluatedSums.odd(h, l) : h + l;
    }
}
