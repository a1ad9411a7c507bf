package dev.lockstep.integration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The words of network files from their published schema, with the definition that each is in: {@code weights.he-normal.seed}. A kind with and without
 * settings is one word; a setting that is {@code false} is none.
 */
final class SchemaWords {
    private static final String REFERENCE = "#/$defs/";

    private final Map<?, ?> schema;
    private final Map<?, ?> definitions;

    SchemaWords(Path file) throws IOException {
        schema = (Map<?, ?>) load(Files.readString(file));
        definitions = (Map<?, ?>) schema.get("$defs");
    }

    /** All words that the value of a key of a network file may have. */
    Set<String> possible(String key) {
        Set<String> words = new TreeSet<>();
        addPossible(ofKey(key), key, words, new HashSet<>());
        return words;
    }

    /** The words that the value of a key of a network file has. */
    Set<String> found(String key, String networkFile) {
        Set<String> words = new TreeSet<>();
        addFound(ofKey(key), ((Map<?, ?>) load(networkFile)).get(key), key, words);
        return words;
    }

    private Map<?, ?> ofKey(String key) {
        return (Map<?, ?>) ((Map<?, ?>) schema.get("properties")).get(key);
    }

    private void addPossible(Map<?, ?> node, String path, Set<String> words, Set<String> visited) {
        if (node.containsKey("$ref")) {
            String name = name(node);
            if (visited.add(name)) {
                addPossible(definition(name), name, words, visited);
            }
        }
        list(node, "enum").forEach(word -> words.add(path + "." + word));
        list(node, "anyOf").forEach(each -> addPossible((Map<?, ?>) each, path, words, visited));
        map(node, "properties").forEach((key, value) -> {
            words.add(path + "." + key);
            addPossible((Map<?, ?>) value, path + "." + key, words, visited);
        });
        addItems(node, path, words, visited);
    }

    private void addItems(Map<?, ?> node, String path, Set<String> words, Set<String> visited) {
        if (node.containsKey("items")) {
            addPossible(map(node, "items"), path, words, visited);
        }
    }

    private void addFound(Map<?, ?> node, Object value, String path, Set<String> words) {
        if (node.containsKey("$ref")) {
            addFound(definition(name(node)), value, name(node), words);
        }
        if (list(node, "enum").contains(value)) {
            words.add(path + "." + value);
        }
        list(node, "anyOf").forEach(each -> addFound((Map<?, ?>) each, value, path, words));
        if (value instanceof Map<?, ?> settings) {
            map(node, "properties").forEach((key, of) -> {
                if (settings.containsKey(key)) {
                    addSetting((Map<?, ?>) of, settings.get(key), path + "." + key, words);
                }
            });
        }
        if (value instanceof List<?> items && node.containsKey("items")) {
            items.forEach(item -> addFound(map(node, "items"), item, path, words));
        }
    }

    private void addSetting(Map<?, ?> node, Object value, String path, Set<String> words) {
        if (!Boolean.FALSE.equals(value) || !"boolean".equals(node.get("type"))) {
            words.add(path);
        }
        addFound(node, value, path, words);
    }

    private Map<?, ?> definition(String name) {
        return (Map<?, ?>) definitions.get(name);
    }

    private static String name(Map<?, ?> node) {
        return node.get("$ref").toString().substring(REFERENCE.length());
    }

    private static List<?> list(Map<?, ?> node, String key) {
        return node.containsKey(key) ? (List<?>) node.get(key) : List.of();
    }

    private static Map<?, ?> map(Map<?, ?> node, String key) {
        return node.containsKey(key) ? (Map<?, ?>) node.get(key) : Map.of();
    }

    private static Object load(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }
}
