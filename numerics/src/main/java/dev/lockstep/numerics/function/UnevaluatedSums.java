package dev.lockstep.numerics.function;

/** Steps on numbers held as {@code high + low} without having been added up, {@code low} being the smaller part. */
final class UnevaluatedSums {

    private UnevaluatedSums() {}

    /**
     * The sum rounded to binary64 to odd: truncated, with the last bit set where that was inexact. Rounding this to
     * binary32 gives the same as rounding the exact sum once.
     *
     * <p>{@code y = high + low; e = (high - y) + low}; e is exact. Where {@code e != 0}, one is subtracted from the bit
     * pattern of y if e and y differ in sign, and then the last bit is set.
     */
    static double odd(double high, double low) {
        double rounded = high + low;
        double error = (high - rounded) + low;
        long bits = Double.doubleToRawLongBits(rounded);
        long towardZero = (bits ^ Double.doubleToRawLongBits(error)) >>> 63;
        return error != 0.0 ? Double.longBitsToDouble((bits - towardZero) | 1) : rounded;
    }

    /**
     * What a quotient {@code q = N * c} with {@code c = 1 / D} lacks of {@code (N + NLow) / (D + DLow)}: {@code r =
     * fma(-q, DLow, fma(-q, D, N) + NLow)}, the result is {@code r * c}.
     */
    static double correction(
            double quotient,
            double numerator,
            double numeratorLow,
            double denominator,
            double denominatorLow,
            double reciprocal) {
        double remainder = Math.fma(-quotient, denominator, numerator) + numeratorLow;
        return Math.fma(-quotient, denominatorLow, remainder) * reciprocal;
    }
}
