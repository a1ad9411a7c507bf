package dev.lockstep.numerics.function;

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

/**
 * The steps that exp, tanh and sigmoid share: {@code e^x = 2^k (1 + s + sLow)}, k being the integer nearest to {@code x
 * / ln 2} and {@code s + sLow = e^r - 1} for the reduced argument {@code r = x - k ln 2}.
 *
 * <pre>
 * n = fma(x, LOG2_E, SHIFT);  k = n - SHIFT
 * a = fma(-k, LN2_HIGH, x)                                  exact
 * c = k * LN2_LOW;  r = a - c;  rLow = (a - r) - c          |r| at most 0.3466
 * t = beyondLinear(r, rLow)
 * s = r + t;  sLow = (r - s) + t
 * </pre>
 *
 * <p>Each function writes this out, rather than receive the pair as an object, so that nothing is allocated however the
 * code is compiled.
 */
final class SharedExponential {

    private static final long SHIFT_BITS = Double.doubleToRawLongBits(ExponentialConstants.SHIFT);

    private SharedExponential() {}

    /**
     * {@code t} in {@code e^(r + rLow) - 1 = r + t}: {@code p = P10; p = fma(p, r, Pi)} for i from 9 down to 0; {@code t
     * = fma(r * r, p, fma(rLow, r, rLow))}.
     */
    static double beyondLinear(double r, double rLow) {
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
        return Math.fma(r * r, p, Math.fma(rLow, r, rLow));
    }

    /** The integer k in the low bits of {@code n = SHIFT + k}. */
    static long exponent(double n) {
        return Double.doubleToRawLongBits(n) - SHIFT_BITS;
    }

    /** {@code 2^k}, for k from -1022 to 1023. */
    static double powerOfTwo(long k) {
        return Double.longBitsToDouble((k + 1023) << 52);
    }
}
