package dev.lockstep.models.network;

import java.util.List;
import java.util.Map;

/** A piece of a network file with its place: the tree that {@link YamlReader} makes and the parsers walk. */
sealed interface YamlNode {
    Location location();

    /** What this is, as messages call it. */
    String kind();

    /** A text; {@code plain} if it was written without quotes. */
    record Scalar(String text, boolean plain, Location location) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "nothing" : plain ? Text.quoted(text) : "the quoted text " + Text.quoted(text);
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, Location location) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with values, in the order of the file. */
    record Mapping(Map<String, Entry> entries, Location location) implements YamlNode {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** A key's place and its value. */
    record Entry(Location keyLocation, YamlNode value) {}
}
