package dev.lockstep.report.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.lockstep.api.decimal.Decimals;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line of a log: the texts of its fields, and of those of its field {@code metrics}; other objects and arrays in it are left out. What is wrong
 * with it is said by {@link IllegalArgumentException}.
 */
record LogLine(Map<String, String> fields, Map<String, String> metrics) {
    private static final String METRICS = "metrics";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(100_000)
                    .maxNameLength(1000)
                    .maxNumberLength(100)
                    .maxNestingDepth(3)
                    .build())
            .build();

    /** @throws IOException if the text is no JSON, or no whole JSON */
    static LogLine parse(String text) throws IOException {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            LogLine line = new LogLine(new LinkedHashMap<>(), new LinkedHashMap<>());
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals(METRICS) && value == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        take(json.currentName(), json.nextToken(), json, line.metrics);
                    }
                } else {
                    take(name, value, json, line.fields);
                }
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows its JSON object");
            }
            return line;
        }
    }

    private static void take(String name, JsonToken value, JsonParser json, Map<String, String> texts)
            throws IOException {
        if (value.isScalarValue()) {
            texts.put(name, json.getText());
        } else {
            json.skipChildren();
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        String text = fields.get(name);
        if (text == null) {
            throw new IllegalArgumentException("it has no field '" + name + "'");
        }
        return text;
    }

    double number(String name) {
        return number(name, fields);
    }

    /** NaN if it has no such metric. */
    double metric(String name) {
        return metrics.containsKey(name) ? number(name, metrics) : Double.NaN;
    }

    private static double number(String name, Map<String, String> texts) {
        try {
            return Decimals.parse(texts.getOrDefault(name, ""));
        } catch (IllegalArgumentException failure) {
            throw new IllegalArgumentException("its field '" + name + "' is no number", failure);
        }
    }
}
