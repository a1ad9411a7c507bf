package dev.lockstep.models.network;

import java.util.List;

/** The settings of one of several named things, each with its key, its check and, if it need not be given, its default. */
record Settings(Fields fields) {
    static Settings of(Choice choice, String... keys) {
        return new Settings(choice.fields(List.of(keys)));
    }

    boolean has(String key) {
        return fields.optional(key).isPresent();
    }

    double positive(String key) {
        return Numbers.positive(fields.required(key), quoted(key));
    }

    double positive(String key, double fallback) {
        return has(key) ? positive(key) : fallback;
    }

    double fraction(String key) {
        return Numbers.fraction(fields.required(key), quoted(key));
    }

    double fraction(String key, double fallback) {
        return has(key) ? fraction(key) : fallback;
    }

    /** Above 0 and below 1. */
    double positiveFraction(String key, double fallback) {
        if (has(key)) {
            positive(key);
        }
        return fraction(key, fallback);
    }

    double notNegative(String key, double fallback) {
        return has(key) ? Numbers.notNegative(fields.required(key), quoted(key)) : fallback;
    }

    int count(String key) {
        return Numbers.count(fields.required(key), quoted(key));
    }

    int countFromZero(String key, int fallback) {
        return has(key) ? (int) Numbers.whole(fields.required(key), quoted(key), 0, Integer.MAX_VALUE) : fallback;
    }

    /** {@code true} or {@code false}; false where it is not given. */
    boolean flag(String key) {
        return Truth.of(fields, key);
    }

    /** Which of two keys is there; one must be, not both. */
    String oneOf(String first, String second) {
        if (has(first) == has(second)) {
            String found = has(first) ? "not both" : "neither is there";
            throw fields.location().error("either '" + first + "' or '" + second + "' is needed, " + found);
        }
        return has(first) ? first : second;
    }

    private static String quoted(String key) {
        return "'" + key + "'";
    }
}
