package dev.lockstep.api.decimal;

import java.math.BigInteger;

/**
 * A power of ten, rounded up to 126 bits, {@code high * 2^63 + low}, and a multiple of it.
 *
 * @param exponent which power it is
 */
record PowerOfTen(int exponent, long high, long low) {
    private static final int BITS = 126;
    private static final int LOW_BITS = 63;

    /** Logarithms as integers divided by 2^48; over the exponents of doubles their products have the exact floors. */
    private static final int LOGARITHM_SHIFT = 48;

    private static final long LOG10_OF_2 = 84732411018727L;
    private static final long MINUS_LOG10_OF_THREE_QUARTERS = 35167127977081L;
    private static final long LOG2_OF_10 = 935039633142894L;

    private static final int LEAST = -292;
    private static final int MOST = 324;
    /** Those that were needed so far; two threads that make the same one make equal ones. */
    private static final PowerOfTen[] MADE = new PowerOfTen[MOST - LEAST + 1];

    static PowerOfTen of(int exponent) {
        PowerOfTen made = MADE[exponent - LEAST];
        if (made == null) {
            made = make(exponent);
            MADE[exponent - LEAST] = made;
        }
        return made;
    }

    /** The largest e with {@code 10^e <= 2^power}. */
    static int floorOfPowerOfTwo(int power) {
        return (int) (power * LOG10_OF_2 >> LOGARITHM_SHIFT);
    }

    /** The largest e with {@code 10^e <= 3/4 * 2^power}. */
    static int floorOfThreeQuarters(int power) {
        return (int) (power * LOG10_OF_2 - MINUS_LOG10_OF_THREE_QUARTERS >> LOGARITHM_SHIFT);
    }

    /** The largest e with {@code 2^e <= 10^exponent}. */
    static int floorOfLog2(int exponent) {
        return (int) (exponent * LOG2_OF_10 >> LOGARITHM_SHIFT);
    }

    /** The floor of {@code factor * this / 2^127}, its last bit set if anything was left. */
    long times(long factor) {
        long lowProduct = Math.multiplyHigh(low, factor);
        long middle = (high * factor >>> 1) + lowProduct;
        long floor = Math.multiplyHigh(high, factor) + (middle >>> LOW_BITS);
        return (middle & Long.MAX_VALUE) == 0 ? floor : floor | 1;
    }

    private static PowerOfTen make(int exponent) {
        int shift = BITS - 1 - floorOfLog2(exponent);
        BigInteger ten = BigInteger.TEN.pow(Math.abs(exponent));
        BigInteger floor = exponent < 0
                ? BigInteger.ONE.shiftLeft(shift).divide(ten)
                : shift < 0 ? ten.shiftRight(-shift) : ten.shiftLeft(shift);
        BigInteger rounded = floor.add(BigInteger.ONE);
        return new PowerOfTen(
                exponent, rounded.shiftRight(LOW_BITS).longValueExact(), rounded.longValue() & Long.MAX_VALUE);
    }
}
