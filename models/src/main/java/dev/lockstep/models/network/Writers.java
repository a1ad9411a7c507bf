package dev.lockstep.models.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * How things of one family, such as activations, are written in a network file, each by its class: what a table of readers reads.
 *
 * @param <T> the family
 */
final class Writers<T> {
    private final String what;
    private final Map<Class<?>, Function<? super T, Object>> byClass = new LinkedHashMap<>();

    /** @param what one of the family, for messages */
    Writers(String what) {
        this.what = what;
    }

    /** Adds a kind that is its label alone. */
    Writers<T> label(Class<? extends T> kind, String label) {
        byClass.put(kind, thing -> label);
        return this;
    }

    /** Adds a kind. */
    <K extends T> Writers<T> kind(Class<K> kind, Function<K, Object> writer) {
        byClass.put(kind, thing -> writer.apply(kind.cast(thing)));
        return this;
    }

    /** Adds a kind with settings. */
    <K extends T> Writers<T> kind(Class<K> kind, String label, Function<K, FlowMapping> settings) {
        return kind(kind, thing -> FlowMapping.of(label, settings.apply(thing)));
    }

    /** @throws NetworkFileException for a kind that is in no table, such as one of a user's own */
    Object write(T thing) {
        Function<? super T, Object> writer = byClass.get(thing.getClass());
        if (writer == null) {
            throw new NetworkFileException(
                    "the " + what + " " + thing.getClass().getSimpleName() + " has no name in network files");
        }
        return writer.apply(thing);
    }
}
