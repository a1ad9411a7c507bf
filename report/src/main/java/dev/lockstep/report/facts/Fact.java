package dev.lockstep.report.facts;

/**
 * One thing that is known.
 *
 * @param literal whether the value is code, a number or a hash rather than words
 */
public record Fact(String name, String value, boolean literal) {
    static Fact words(String name, String value) {
        return new Fact(name, value, false);
    }

    static Fact literal(String name, String value) {
        return new Fact(name, value, true);
    }
}
