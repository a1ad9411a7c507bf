package dev.lockstep.models.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Another value in one place of a network file, such as {@code optimizer.adam.learning-rate} and {@code 0.01}.
 *
 * @param path the keys that lead there, with dots between; a number leads to an item of a list, counted from 1, as in
 *     {@code layers.1.dense.units}. The last key need not be in the file
 * @param value as it would be written there, without line breaks
 */
public record Adjustment(String path, String value) {
    private static final int LONGEST_PATH = 1000;
    private static final Pattern PATH = Pattern.compile("[-\\w]+(\\.[-\\w]+)*");

    /** @throws NetworkFileException if the path is none, or the value no value of a network file */
    public Adjustment {
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw new NetworkFileException(Text.line(
                    Text.quoted(path) + " is no place in a network file, such as optimizer.adam.learning-rate"));
        }
        YamlReader.read(path, value);
    }

    /** Which part of a file it is about. */
    String firstKey() {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** The tree with that value; what is new has the place of what it replaces. */
    YamlNode apply(YamlNode root) {
        return applied(root, List.of(path.split("\\.")), "");
    }

    private YamlNode applied(YamlNode node, List<String> keys, String before) {
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        String place = before.isEmpty() ? key : before + "." + key;
        if (node instanceof YamlNode.Mapping mapping) {
            YamlNode.Entry entry = mapping.entries().get(key);
            if (entry == null && !rest.isEmpty()) {
                throw missing(
                        node,
                        place,
                        "accepted: " + String.join(", ", mapping.entries().keySet()));
            }
            Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
            entries.put(
                    key,
                    entry == null
                            ? new YamlNode.Entry(node.location(), value(node.location()))
                            : new YamlNode.Entry(entry.keyLocation(), changed(entry.value(), rest, place)));
            return new YamlNode.Mapping(entries, node.location());
        }
        if (node instanceof YamlNode.Sequence sequence) {
            int items = sequence.items().size();
            int item = key.matches("[0-9]{1,6}") ? Integer.parseInt(key) : 0;
            if (item < 1 || item > items) {
                throw missing(node, place, "the list has " + Text.count(items, "item") + ", counted from 1");
            }
            List<YamlNode> changed = new ArrayList<>(sequence.items());
            changed.set(item - 1, changed(changed.get(item - 1), rest, place));
            return new YamlNode.Sequence(changed, node.location());
        }
        throw missing(node, place, "there is " + node.kind());
    }

    private YamlNode changed(YamlNode node, List<String> rest, String place) {
        return rest.isEmpty() ? value(node.location()) : applied(node, rest, place);
    }

    private YamlNode value(Location location) {
        return YamlReader.read(path, value).at(location);
    }

    private static NetworkFileException missing(YamlNode node, String place, String instead) {
        return node.location().error("no " + place + " here: " + instead);
    }
}
