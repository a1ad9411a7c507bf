package dev.lockstep.models.network;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys and values of a mapping of which all keys are known. */
final class Fields {
    private final String what;
    private final Location location;
    private final Map<String, YamlNode.Entry> entries;
    /** Those that unknown keys were probably meant for. */
    private final Set<String> misspelt;

    private Fields(String what, Location location, Map<String, YamlNode.Entry> entries, Set<String> misspelt) {
        this.what = what;
        this.location = location;
        this.entries = entries;
        this.misspelt = misspelt;
    }

    /**
     * The fields of a mapping; keys that are not accepted are noted as mistakes and passed over.
     *
     * @throws NetworkFileException if the node is not a mapping
     */
    static Fields of(YamlNode node, String what, List<String> accepted) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw node.location()
                    .error(what + " must be a mapping with " + (accepted.size() == 1 ? "the key " : "keys of ")
                            + String.join(", ", accepted) + ", not "
                            + node.kind());
        }
        Set<String> misspelt = new HashSet<>();
        mapping.entries().forEach((key, entry) -> {
            if (!accepted.contains(key)) {
                Location place = entry.keyLocation();
                place.mistakes()
                        .add(place.error("unknown key " + Text.quoted(key) + " in " + what + ": "
                                + Text.accepted(key, accepted)));
                Suggestion.of(key, accepted).ifPresent(misspelt::add);
            }
        });
        return new Fields(what, mapping.location(), mapping.entries(), misspelt);
    }

    static Fields none(String what, Location location) {
        return new Fields(what, location, Map.of(), Set.of());
    }

    Location location() {
        return location;
    }

    Location keyLocation(String key) {
        return entries.get(key).keyLocation();
    }

    /** @throws NetworkFileException if the key is missing */
    YamlNode required(String key) {
        return optional(key).orElseThrow(() -> {
            if (misspelt.contains(key)) {
                return location.mistakes().noted();
            }
            return location.error(what + " needs the key '" + key + "'");
        });
    }

    /** Whether a key is there, or an unknown one that was probably meant for it. */
    boolean means(String key) {
        return entries.containsKey(key) || misspelt.contains(key);
    }

    /** What a key says that must be there; empty if it can not be read or is missing, which is noted. */
    <T> Optional<T> read(String key, Function<YamlNode, T> reader) {
        return location.attempt(() -> reader.apply(required(key)));
    }

    /** What a key says if it is there; the fallback also if it can not be read, which is noted. */
    <T> T read(String key, Function<YamlNode, T> reader, T fallback) {
        return optional(key)
                .flatMap(node -> location.attempt(() -> reader.apply(node)))
                .orElse(fallback);
    }

    Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(entries.get(key)).map(YamlNode.Entry::value);
    }
}
