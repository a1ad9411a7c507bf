package dev.lockstep.api.decimal;

import java.util.regex.Pattern;

/**
 * Decimals in files and in what programs read: the same characters on every JDK, and read back to the same number.
 *
 * <p>What is written is the shortest decimal that reads back to the number, and of several the nearest to it; of two equally near the one
 * with the even last digit. Two digits are the fewest, one on each side of the point, so both may be used: {@code 4.9E-324}. From 1e-3 to below 1e7 it is written plainly, as
 * {@code 0.001} or {@code 1234567.0}, else with an exponent, as {@code 1.0E7} or {@code 4.9E-324}. These are the characters of
 * {@link Double#toString(double)} from JDK 19 on; before, that method writes longer ones of some numbers.
 */
public final class Decimals {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?|NaN|[-+]?Infinity");
    /** Longer than any exact decimal of use; reading a number takes time with its length. */
    private static final int LONGEST = 400;

    private static final int DOUBLE_FRACTION = 52;
    private static final int FLOAT_FRACTION = 23;
    /** The exponent of the last place of subnormal numbers. */
    private static final int DOUBLE_LAST_PLACE = -1074;

    private static final int FLOAT_LAST_PLACE = -149;

    private Decimals() {}

    /** The shortest decimal that reads back to this number; {@code NaN}, {@code Infinity} or {@code -Infinity}. */
    public static String toString(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> DOUBLE_FRACTION) & 0x7ff;
        long fraction = bits & (1L << DOUBLE_FRACTION) - 1;
        return text(bits < 0, fraction, exponent, DOUBLE_FRACTION, DOUBLE_LAST_PLACE);
    }

    /** The shortest decimal that reads back to this number as a float; {@code NaN}, {@code Infinity} or {@code -Infinity}. */
    public static String toString(float value) {
        if (!Float.isFinite(value)) {
            return toString((double) value);
        }
        int bits = Float.floatToRawIntBits(value);
        int exponent = bits >>> FLOAT_FRACTION & 0xff;
        int fraction = bits & (1 << FLOAT_FRACTION) - 1;
        return text(bits < 0, fraction, exponent, FLOAT_FRACTION, FLOAT_LAST_PLACE);
    }

    /**
     * The number that a decimal is nearest to: digits, a point, an exponent, {@code NaN} or an infinity; none of Java's suffixes and
     * hexadecimal forms.
     *
     * @throws IllegalArgumentException if the text is no such number
     */
    public static double parse(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("no number");
        }
        return Double.parseDouble(text);
    }

    private static String text(boolean negative, long fraction, int exponent, int fractionBits, int lastPlace) {
        if (exponent == 0 && fraction == 0) {
            return negative ? "-0.0" : "0.0";
        }
        long significand = exponent == 0 ? fraction : fraction | 1L << fractionBits;
        int power = exponent == 0 ? lastPlace : lastPlace + exponent - 1;
        boolean nearerBelow = fraction == 0 && exponent > 1;
        return ShortestDecimal.of(significand, power, nearerBelow).text(negative);
    }
}
