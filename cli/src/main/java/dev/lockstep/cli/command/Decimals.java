package dev.lockstep.cli.command;

import java.util.regex.Pattern;

/** Numbers as network files have them: digits, a point, an exponent; none of Java's suffixes and hexadecimal forms. */
public final class Decimals {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?|NaN|[-+]?Infinity");
    /** Longer than any exact decimal of use; reading a number takes time with its length. */
    private static final int LONGEST = 400;

    private Decimals() {}

    /** @throws IllegalArgumentException if the text is no such number */
    public static double parse(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("no number");
        }
        return Double.parseDouble(text);
    }
}
