package dev.lockstep.models.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a network file with its place: the tree that {@link YamlReader} makes and the parsers walk. */
sealed interface YamlNode {
    Location location();

    /** What this is, as messages call it. */
    String kind();

    /** The same in another place, with all that is in it. */
    YamlNode at(Location other);

    /** A text; {@code plain} if it was written without quotes. */
    record Scalar(String text, boolean plain, Location location) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : plain ? Text.quoted(text) : "the quoted text " + Text.quoted(text);
        }

        @Override
        public YamlNode at(Location other) {
            return new Scalar(text, plain, other);
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Location location) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }

        @Override
        public YamlNode at(Location other) {
            return new Sequence(items.stream().map(item -> item.at(other)).toList(), other);
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(Map<String, Entry> entries, Location location) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }

        @Override
        public YamlNode at(Location other) {
            Map<String, Entry> moved = new LinkedHashMap<>();
            entries.forEach((key, entry) ->
                    moved.put(key, new Entry(other, entry.value().at(other))));
            return new Mapping(moved, other);
        }
    }

    /** A key's place and its value. */
    record Entry(Location keyLocation, YamlNode value) {}
}
