package dev.lockstep.report.plot;

import java.math.BigDecimal;

/** The numbers at ticks, as text. */
final class Numerals {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final double LARGE = 1e7;
    private static final int MOST_DECIMALS = 5;

    private Numerals() {}

    /** A multiple of a step, with as many decimals as the step; with a power of ten where the axis has very large or very close numbers. */
    static String multiple(BigDecimal value, BigDecimal step, double greatest) {
        if (value.signum() == 0) {
            return "0";
        }
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        if (greatest < LARGE && decimals <= MOST_DECIMALS) {
            return minus(value.setScale(decimals).toPlainString());
        }
        BigDecimal digits = value.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        return minus(digits.scaleByPowerOfTen(-exponent).toPlainString()) + "×10" + raised(exponent);
    }

    /** A digit times a power of ten. */
    static String power(int digit, int exponent, boolean plain) {
        if (plain) {
            return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).toPlainString();
        }
        return (digit == 1 ? "10" : digit + "×10") + raised(exponent);
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }

    private static String raised(int exponent) {
        StringBuilder raised = new StringBuilder();
        for (char character : Integer.toString(exponent).toCharArray()) {
            raised.append(character == '-' ? '⁻' : SUPERSCRIPTS.charAt(character - '0'));
        }
        return raised.toString();
    }
}
