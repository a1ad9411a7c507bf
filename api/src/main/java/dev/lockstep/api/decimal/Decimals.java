package dev.lockstep.api.decimal;

import java.util.OptionalDouble;

/**
 * Decimals in files and in what programs read: the same characters on every JDK, and read back to the same number.
 *
 * <p>What is written is the shortest decimal that reads back to the number, and of several the nearest to it; of two equally near the one
 * with the even last digit. Two digits are the fewest, one on each side of the point, so both may be used: {@code 4.9E-324}. From 1e-3 to below 1e7 it is written plainly, as
 * {@code 0.001} or {@code 1234567.0}, else with an exponent, as {@code 1.0E7} or {@code 4.9E-324}. These are the characters of
 * {@link Double#toString(double)} from JDK 19 on; before, that method writes longer ones of some numbers.
 */
public final class Decimals {
    /** Longer than any exact decimal of use; reading a number takes time with its length. */
    private static final int LONGEST = 400;

    /** So many make a whole number that float64 holds exactly. */
    private static final int FEW_DIGITS = 15;

    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

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
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> digits(text).orElseThrow(() -> new IllegalArgumentException("no number"));
        };
    }

    /** The number that a text of digits is nearest to, an infinity if it is too large; empty if they are no number, or more than 400 characters. */
    public static OptionalDouble digits(String text) {
        double few = fewDigits(text);
        if (!Double.isNaN(few)) {
            return OptionalDouble.of(few);
        }
        return text.length() <= LONGEST && areDigits(text)
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    /**
     * That of a text of at most {@value #FEW_DIGITS} digits, with a point or without, which is the quotient of two numbers that float64 holds exactly, rounded
     * once; NaN of all others.
     */
    private static double fewDigits(String text) {
        int first = afterSign(text, 0);
        if (text.length() - first > FEW_DIGITS + 1) {
            return Double.NaN;
        }
        long whole = 0;
        int digits = 0;
        int point = -1;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                whole = 10 * whole + (c - '0');
                digits++;
            } else if (c == '.' && point < 0) {
                point = digits;
            } else {
                return Double.NaN;
            }
        }
        if (digits == 0 || digits > FEW_DIGITS) {
            return Double.NaN;
        }
        double size = point < 0 ? whole : whole / POWERS[digits - point];
        return text.charAt(0) == '-' ? -size : size;
    }

    /** Whether a text is a number in digits, of any length, with a point and an exponent or without, as {@code -1.5e3}, {@code 2.} and {@code .5} are. */
    public static boolean areDigits(String text) {
        int whole = afterSign(text, 0);
        int end = afterDigits(text, whole);
        int count = end - whole;
        if (end < text.length() && text.charAt(end) == '.') {
            int fraction = end + 1;
            end = afterDigits(text, fraction);
            count += end - fraction;
        }
        if (count > 0 && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = afterSign(text, end + 1);
            end = afterDigits(text, exponent);
            count = end - exponent;
        }
        return count > 0 && end == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
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
