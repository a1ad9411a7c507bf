package dev.lockstep.models.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys and values of a mapping of which all keys are known. */
final class Fields {
    private final String what;
    private final Location location;
    private final Map<String, YamlNode.Entry> entries;

    private Fields(String what, Location location, Map<String, YamlNode.Entry> entries) {
        this.what = what;
        this.location = location;
        this.entries = entries;
    }

    /** @throws NetworkFileException if the node is not a mapping or has a key that is not accepted */
    static Fields of(YamlNode node, String what, List<String> accepted) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw node.location()
                    .error(what + " must be a mapping with " + (accepted.size() == 1 ? "the key " : "keys of ")
                            + String.join(", ", accepted) + ", not "
                            + node.kind());
        }
        mapping.entries().forEach((key, entry) -> {
            if (!accepted.contains(key)) {
                throw entry.keyLocation()
                        .error("unknown key " + Text.quoted(key) + " in " + what + ": " + Text.accepted(key, accepted));
            }
        });
        return new Fields(what, mapping.location(), mapping.entries());
    }

    static Fields none(String what, Location location) {
        return new Fields(what, location, Map.of());
    }

    Location location() {
        return location;
    }

    Location keyLocation(String key) {
        return entries.get(key).keyLocation();
    }

    /** @throws NetworkFileException if the key is missing */
    YamlNode required(String key) {
        return optional(key).orElseThrow(() -> location.error(what + " needs the key '" + key + "'"));
    }

    Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(entries.get(key)).map(YamlNode.Entry::value);
    }
}
