package dev.lockstep.numerics.function;

/** A number held as {@code high + low} without having been added up, {@code low} being the smaller part. */
record UnevaluatedSum(double high, double low) {

    /** The sum rounded to binary64, to nearest even. */
    double nearest() {
        return high + low;
    }

    /**
     * The sum rounded to binary64 to odd: truncated, with the last bit set where that was inexact. Rounding this to
     * binary32 gives the same as rounding the exact sum once.
     *
     * <p>{@code y = high + low; e = (high - y) + low}; e is exact. Where {@code e != 0}, one is subtracted from the bit
     * pattern of y if e and y differ in sign, and then the last bit is set.
     */
    double odd() {
        double rounded = high + low;
        double error = (high - rounded) + low;
        long bits = Double.doubleToRawLongBits(rounded);
        long towardZero = (bits ^ Double.doubleToRawLongBits(error)) >>> 63;
        return error != 0.0 ? Double.longBitsToDouble((bits - towardZero) | 1) : rounded;
    }

    /**
     * {@code (numerator + numeratorLow) / (denominator + denominatorLow)} with one division.
     *
     * <p>{@code c = 1 / D; q = N * c; r = fma(-q, Dlow, fma(-q, D, N) + Nlow)}; the result is {@code q + r * c}.
     */
    static UnevaluatedSum quotient(double numerator, double numeratorLow, double denominator, double denominatorLow) {
        double reciprocal = 1.0 / denominator;
        double quotient = numerator * reciprocal;
        double remainder = Math.fma(-quotient, denominator, numerator) + numeratorLow;
        remainder = Math.fma(-quotient, denominatorLow, remainder);
        return new UnevaluatedSum(quotient, remainder * reciprocal);
    }
}
