package dev.lockstep.report.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers cut to what a reader takes in, in the same characters on every JDK. */
public final class Figures {
    private static final int PLAIN_FROM = -5;
    private static final int PLAIN_TO = 9;

    private static final int DECIMALS = 4;
    private static final int DIGITS_IN_TABLE = 6;
    private static final double LEAST_IN_TABLE = 0.001;
    private static final double MOST_IN_TABLE = 1000;

    private Figures() {}

    /** So many significant digits of a number, rounded half to even from its exact value, without zeros at the end. */
    public static String of(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= PLAIN_FROM && exponent < PLAIN_TO) {
            return rounded.toPlainString();
        }
        return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** For tables: four decimals, or where that says too little or too much, six significant digits. */
    public static String inTable(double value) {
        double size = Math.abs(value);
        return size == 0 || size >= LEAST_IN_TABLE && size < MOST_IN_TABLE
                ? new BigDecimal(value)
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : of(value, DIGITS_IN_TABLE);
    }

    /** A time in the largest units that fit: {@code 0.35 s}, {@code 12 s}, {@code 3 min 5 s}, {@code 2 h 7 min}. */
    public static String seconds(double seconds) {
        if (seconds < 10) {
            return of(Math.round(seconds * 100) / 100.0, 3) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
