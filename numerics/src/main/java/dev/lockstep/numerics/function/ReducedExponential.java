package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.P0;
import static dev.lockstep.numerics.function.ExponentialConstants.P1;
import static dev.lockstep.numerics.function.ExponentialConstants.P10;
import static dev.lockstep.numerics.function.ExponentialConstants.P2;
import static dev.lockstep.numerics.function.ExponentialConstants.P3;
import static dev.lockstep.numerics.function.ExponentialConstants.P4;
import static dev.lockstep.numerics.function.ExponentialConstants.P5;
import static dev.lockstep.numerics.function.ExponentialConstants.P6;
import static dev.lockstep.numerics.function.ExponentialConstants.P7;
import static dev.lockstep.numerics.function.ExponentialConstants.P8;
import static dev.lockstep.numerics.function.ExponentialConstants.P9;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * {@code e^x = 2^exponent * (1 + high + low)}, the part that exp, tanh and sigmoid share.
 *
 * @param exponent the integer nearest to {@code x / ln 2}
 * @param high {@code e^r - 1} for the reduced argument {@code r = x - exponent * ln 2}, rounded
 * @param low what {@code high} lacks
 */
record ReducedExponential(long exponent, double high, double low) {

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(SHIFT);

    /**
     * Reduces a finite x with {@code |x| <= 746}.
     *
     * <pre>
     * n = fma(x, LOG2_E, SHIFT);  k = n - SHIFT
     * a = fma(-k, LN2_HIGH, x)                                  exact
     * c = k * LN2_LOW;  r = a - c;  rLow = (a - r) - c          |r| at most 0.3466
     * p = P10;  p = fma(p, r, Pi) for i = 9 down to 0
     * t = fma(r * r, p, fma(rLow, r, rLow))
     * high = r + t;  low = (r - high) + t
     * </pre>
     */
    static ReducedExponential of(double x) {
        double shifted = Math.fma(x, LOG2_E, SHIFT);
        double k = shifted - SHIFT;
        double a = Math.fma(-k, LN2_HIGH, x);
        double c = k * LN2_LOW;
        double r = a - c;
        double rLow = (a - r) - c;
        double p = P10;
        p = Math.fma(p, r, P9);
        p = Math.fma(p, r, P8);
        p = Math.fma(p, r, P7);
        p = Math.fma(p, r, P6);
        p = Math.fma(p, r, P5);
        p = Math.fma(p, r, P4);
        p = Math.fma(p, r, P3);
        p = Math.fma(p, r, P2);
        p = Math.fma(p, r, P1);
        p = Math.fma(p, r, P0);
        double t = Math.fma(r * r, p, Math.fma(rLow, r, rLow));
        double high = r + t;
        double low = (r - high) + t;
        return new ReducedExponential(Double.doubleToRawLongBits(shifted) - SHIFT_BITS, high, low);
    }

    /** {@code 1 + high + low}, renormalised: {@code y = 1 + high; yLow = ((1 - y) + high) + low}. */
    UnevaluatedSum plusOne() {
        double y = 1.0 + high;
        return new UnevaluatedSum(y, ((1.0 - y) + high) + low);
    }

    /** {@code 2^exponent}, for an exponent from -1022 to 1023. */
    double scale() {
        return powerOfTwo(exponent);
    }

    /** {@code 2^n}, for n from -1022 to 1023. */
    static double powerOfTwo(long n) {
        return Double.longBitsToDouble((n + 1023) << 52);
    }
}
