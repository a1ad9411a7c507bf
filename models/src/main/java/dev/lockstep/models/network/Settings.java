package dev.lockstep.models.network;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of one of several named things, each with its key, its check and, if it need not be given, its default. A mistake in one is
 * noted, and some accepted value stands in for it until the file is refused.
 */
record Settings(Fields fields) {
    static Settings of(Choice choice, String... keys) {
        return new Settings(choice.fields(List.of(keys)));
    }

    boolean has(String key) {
        return fields.optional(key).isPresent();
    }

    double positive(String key) {
        return fields.read(key, node -> Numbers.positive(node, quoted(key))).orElse(1.0);
    }

    double positive(String key, double fallback) {
        return has(key) ? positive(key) : fallback;
    }

    double fraction(String key) {
        return fields.read(key, node -> Numbers.fraction(node, quoted(key))).orElse(0.0);
    }

    double fraction(String key, double fallback) {
        return has(key) ? fraction(key) : fallback;
    }

    /** Above 0 and below 1. */
    double positiveFraction(String key, double fallback) {
        Function<YamlNode, Double> reader = node -> {
            Numbers.positive(node, quoted(key));
            return Numbers.fraction(node, quoted(key));
        };
        return fields.read(key, reader, fallback);
    }

    double notNegative(String key, double fallback) {
        return fields.read(key, node -> Numbers.notNegative(node, quoted(key)), fallback);
    }

    int count(String key) {
        return fields.read(key, node -> Numbers.count(node, quoted(key))).orElse(1);
    }

    int count(String key, int fallback) {
        return has(key) ? count(key) : fallback;
    }

    int countFromZero(String key, int fallback) {
        return fields.read(key, node -> (int) Numbers.whole(node, quoted(key), 0, Integer.MAX_VALUE), fallback);
    }

    /** {@code true} or {@code false}; false where it is not given. */
    boolean flag(String key) {
        return Truth.of(fields, key);
    }

    /** Which of two keys is there; one must be, not both, else that is noted and there is none. */
    Optional<String> oneOf(String first, String second) {
        if (has(first) != has(second)) {
            return Optional.of(has(first) ? first : second);
        }
        if (has(first) || !fields.means(first) && !fields.means(second)) {
            String found = has(first) ? "not both" : "neither is there";
            fields.location().note("either '" + first + "' or '" + second + "' is needed, " + found);
        }
        return Optional.empty();
    }

    private static String quoted(String key) {
        return "'" + key + "'";
    }
}
