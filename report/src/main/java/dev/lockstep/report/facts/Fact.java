package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.report.text.Figures;

/**
 * One thing that is known.
 *
 * @param shown the value, or where it is a number of many digits, as many as a reader takes in
 * @param literal whether the value is code, a number or a hash rather than words
 */
public record Fact(String name, String value, String shown, boolean literal) {
    static Fact number(String name, double value) {
        return number(name, value, "");
    }

    static Fact number(String name, double value, String remark) {
        return new Fact(name, Decimals.toString(value) + remark, Figures.inTable(value) + remark, true);
    }

    static Fact words(String name, String value) {
        return new Fact(name, value, value, false);
    }

    static Fact literal(String name, String value) {
        return new Fact(name, value, value, true);
    }
}
