package dev.lockstep.numerics.function;

/**
 * The numbers of the logarithm: the split of the argument into a power of two and a factor near 1, and the polynomial.
 *
 * <p>The polynomial {@code Q0 + Q1 z + ... + Q7 z^7} approximates {@code (ln((1 + s) / (1 - s)) - 2 s) / s^3} with
 * {@code z = s^2} on {@code 0 <= z <= (3 - 2 sqrt 2)^2}. It is the minimax polynomial of degree 7 under the weight
 * {@code z + 1/1000} (weighted error 2^-65.3) with each coefficient rounded to binary64, after which its share of the
 * error, relative to the logarithm, is below 2^-61.8.
 */
public final class LogarithmConstants {

    /** The bits of sqrt(1/2), rounded: the smallest significand that is used. */
    public static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    /** ln 2 rounded to 41 fractional bits, so that its product with an integer of 12 bits is exact. */
    public static final double LN2_HIGH = ExponentialConstants.LN2_HIGH;

    /** ln 2 - LN2_HIGH, rounded. */
    public static final double LN2_LOW = ExponentialConstants.LN2_LOW;

    public static final double Q0 = 0x1.5555555555555p-1;
    public static final double Q1 = 0x1.9999999999c2ap-2;
    public static final double Q2 = 0x1.2492492449472p-2;
    public static final double Q3 = 0x1.c71c723afb503p-3;
    public static final double Q4 = 0x1.745ce66152858p-3;
    public static final double Q5 = 0x1.3b1f6e8f8a053p-3;
    public static final double Q6 = 0x1.0f75e9f10b638p-3;
    public static final double Q7 = 0x1.0e9319b423ad3p-3;

    private LogarithmConstants() {}
}
