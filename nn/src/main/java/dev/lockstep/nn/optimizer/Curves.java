package dev.lockstep.nn.optimizer;

import dev.lockstep.numerics.function.Cos;

/** The functions of schedules in float64, with the same bits everywhere. */
final class Curves {
    private static final double PI = 0x1.921fb54442d18p+1;

    private Curves() {}

    /** {@code f = 1}; while {@code n > 0}: {@code f = f * b} if n is odd; {@code b = b * b}; {@code n = floor(n / 2)}. */
    static double power(double base, long exponent) {
        double result = 1;
        double square = base;
        for (long rest = exponent; rest > 0; rest /= 2) {
            if (rest % 2 == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /** {@code cos(pi * part)}, by the cosine of the numerics contract. */
    static double cosine(double part) {
        return Cos.of(PI * part);
    }
}
