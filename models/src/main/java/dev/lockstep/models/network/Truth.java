package dev.lockstep.models.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads {@code true} and {@code false}. */
final class Truth {
    private Truth() {}

    /** What a key says, {@code false} where it is not there. */
    static boolean of(Fields fields, String key) {
        Map<String, Function<Choice, Boolean>> words = new LinkedHashMap<>();
        words.put("true", word -> word.alone(true));
        words.put("false", word -> word.alone(false));
        return fields.read(key, node -> Choice.parse(node, key, words), false);
    }
}
