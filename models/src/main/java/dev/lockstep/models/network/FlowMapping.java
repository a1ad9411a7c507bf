package dev.lockstep.models.network;

import dev.lockstep.api.decimal.Decimals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mapping of YAML in the order of its keys: of texts, numbers, truth values, lists and mappings. */
final class FlowMapping {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][-A-Za-z0-9_ .]*(?<! )");
    private static final Pattern NO_TEXT =
            Pattern.compile("true|false|null|yes|no|on|off|\\.?nan|[-+]?\\.?inf", Pattern.CASE_INSENSITIVE);

    private final Map<String, Object> entries = new LinkedHashMap<>();

    static FlowMapping of(String key, Object value) {
        return new FlowMapping().with(key, value);
    }

    FlowMapping with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    FlowMapping with(String key, Optional<?> value) {
        value.ifPresent(present -> entries.put(key, present));
        return this;
    }

    /** The number, but where it is that which stands for its absence. */
    FlowMapping unless(double absent, String key, double value) {
        return value == absent ? this : with(key, value);
    }

    Map<String, Object> entries() {
        return entries;
    }

    /** On one line. */
    static String text(Object value) {
        if (value instanceof FlowMapping mapping) {
            return mapping.entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(FlowMapping::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Double number) {
            return Decimals.toString(number);
        }
        return value instanceof String text ? scalar(text) : value.toString();
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !NO_TEXT.matcher(text).matches() ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
