package dev.lockstep.numerics.function;

import static dev.lockstep.numerics.function.ErrorFunctionConstants.P0;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P1;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P10;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P2;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P3;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P4;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P5;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P6;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P7;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P8;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.P9;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R0;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R0_LOW;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R1;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R10;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R11;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R12;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R13;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R14;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R15;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R16;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R17;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R18;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R19;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R2;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R3;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R4;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R5;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R6;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R7;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R8;
import static dev.lockstep.numerics.function.ErrorFunctionConstants.R9;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_HIGH;
import static dev.lockstep.numerics.function.ExponentialConstants.LN2_LOW;
import static dev.lockstep.numerics.function.ExponentialConstants.LOG2_E;
import static dev.lockstep.numerics.function.ExponentialConstants.SHIFT;

/**
 * The error function {@code erf(x) = 2 / sqrt(pi)} times the integral of {@code e^(-t^2)} from 0 to x.
 *
 * <p>Sequence, with {@code a = 6 if |x| > 6, else |x|}. Below 3/4:
 *
 * <pre>
 * w = fma(a, a, -1/4)
 * p = P10;  p = fma(p, w, Pi) for i = 9 down to 0
 * result = fma(a, p, a), with the sign of x
 * </pre>
 *
 * From 3/4 on it is {@code 1 - erfc(a)}, with {@code erfc(a) = e^(E + ELow) = 2^k (1 + s + sLow)} from {@code
 * SharedExponential}, where ELow joins the low part of the reduced argument:
 *
 * <pre>
 * z = a * a;  zLow = fma(a, a, -z);  t = a - 3/4                          exact
 * q = R19;  q = fma(q, t, Ri) for i = 18 down to 0
 * E = q - z;  ELow = ((q - (E + z)) - zLow) + R0_LOW
 * k, s, sLow of E, with rLow + ELow for rLow
 * y = 1 + s;  yLow = ((1 - y) + s) + sLow
 * e = y * 2^k
 * h = 1 - e;  l = ((1 - h) - e) - yLow * 2^k
 * result = h + l, with the sign of x
 * </pre>
 *
 * <p>Error: below 1 ulp; the largest known is 0.704 ulp. {@code of(float)} is correctly rounded for every argument. The
 * function is exactly odd.
 *
 * <p>Edges: NaN gives NaN; +-0 gives +-0; from 5.93 on 1.
 */
public final class Erf {

    /** From here on the result rounds to 1. */
    private static final double SATURATION = 6.0;

    /** Where the complement takes over. */
    private static final double CENTRAL = 0.75;

    private Erf() {}

    /** The error function in binary64. */
    public static double of(double x) {
        double magnitude = Math.abs(x);
        double a = magnitude > SATURATION ? SATURATION : magnitude;
        return Math.copySign(a < CENTRAL ? central(a) : complement(a), x);
    }

    /** The error function in binary32: the binary64 result for the same argument, rounded once. */
    public static float of(float x) {
        return (float) of((double) x);
    }

    private static double central(double a) {
        double w = Math.fma(a, a, -0.25);
        double p = P10;
        p = Math.fma(p, w, P9);
        p = Math.fma(p, w, P8);
        p = Math.fma(p, w, P7);
        p = Math.fma(p, w, P6);
        p = Math.fma(p, w, P5);
        p = Math.fma(p, w, P4);
        p = Math.fma(p, w, P3);
        p = Math.fma(p, w, P2);
        p = Math.fma(p, w, P1);
        p = Math.fma(p, w, P0);
        return Math.fma(a, p, a);
    }

    private static double complement(double a) {
        double z = a * a;
        double zLow = Math.fma(a, a, -z);
        double t = a - CENTRAL;
        double q = R19;
        q = Math.fma(q, t, R18);
        q = Math.fma(q, t, R17);
        q = Math.fma(q, t, R16);
        q = Math.fma(q, t, R15);
        q = Math.fma(q, t, R14);
        q = Math.fma(q, t, R13);
        q = Math.fma(q, t, R12);
        q = Math.fma(q, t, R11);
        q = Math.fma(q, t, R10);
        q = Math.fma(q, t, R9);
        q = Math.fma(q, t, R8);
        q = Math.fma(q, t, R7);
        q = Math.fma(q, t, R6);
        q = Math.fma(q, t, R5);
        q = Math.fma(q, t, R4);
        q = Math.fma(q, t, R3);
        q = Math.fma(q, t, R2);
        q = Math.fma(q, t, R1);
        q = Math.fma(q, t, R0);
        double argument = q - z;
        double argumentLow = ((q - (argument + z)) - zLow) + R0_LOW;
        double n = Math.fma(argument, LOG2_E, SHIFT);
        double k = n - SHIFT;
        double reduced = Math.fma(-k, LN2_HIGH, argument);
        double c = k * LN2_LOW;
        double r = reduced - c;
        double beyond = SharedExponential.beyondLinear(r, ((reduced - r) - c) + argumentLow);
        double s = r + beyond;
        double sLow = (r - s) + beyond;
        double y = 1.0 + s;
        double yLow = ((1.0 - y) + s) + sLow;
        double scale = SharedExponential.powerOfTwo(SharedExponential.exponent(n));
        double e = y * scale;
        double h = 1.0 - e;
        double l = ((1.0 - h) - e) - yLow * scale;
        return h + l;
    }
}
