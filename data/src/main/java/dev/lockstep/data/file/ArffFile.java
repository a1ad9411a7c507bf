package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Shown;
import dev.lockstep.data.Table;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads ARFF, Weka's format: {@code @relation}, an {@code @attribute} for each column, {@code @data}, and a line for each row. Attributes are
 * {@code numeric}, {@code real}, {@code integer} or a list of values in braces, whose order is that of inputs and classes. {@code ?} is a value that is missing, {@code %}
 * begins a comment at the start of a line, names and values may stand in quotes of both kinds. Sparse rows, dates, strings and relations are refused.
 */
final class ArffFile {
    /** As many as CSV has columns. */
    private static final int MOST_ATTRIBUTES = 16_384;

    private final String file;
    private final List<Feature> features = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private boolean named;
    private boolean inData;

    private ArffFile(String file) {
        this.file = file;
    }

    /** @throws DataException if it is none, with the line where that shows */
    static Table read(Opened opened) {
        ArffFile reading = new ArffFile(opened.file());
        byte[] bytes = new byte[Math.toIntExact(opened.content().length())];
        opened.content().read(0, bytes, bytes.length);
        long number = 0;
        for (String line : (Iterable<String>) text(opened.file(), bytes).lines()::iterator) {
            number++;
            String content = line.strip();
            if (!content.isEmpty() && !content.startsWith("%")) {
                reading.line(content, number);
            }
        }
        return reading.table(opened.sha256());
    }

    private static String text(String file, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is no text in UTF-8", e);
        }
    }

    private Table table(String sha256) {
        if (!inData || rows.isEmpty()) {
            throw new DataException(file + " is no ARFF file with rows: there is none below a line '@data'");
        }
        List<String> columns = features.stream().map(Feature::column).toList();
        return new Table(file, columns, rows, lines, sha256, Optional.of(features));
    }

    private void line(String line, long number) {
        ArffLine words = new ArffLine(file, number, line);
        if (inData) {
            row(words, number);
            return;
        }
        String keyword = words.plain().toLowerCase(Locale.ROOT);
        switch (keyword) {
            case "@relation" -> {
                words.word();
                words.requireEnd();
                named = true;
            }
            case "@attribute" -> attribute(words);
            case "@data" -> {
                words.requireEnd();
                if (!named || features.isEmpty()) {
                    throw words.wrong("'@data' stands before '@relation' or the first '@attribute'");
                }
                inData = true;
            }
            default -> throw words.wrong("neither '@relation' nor '@attribute' nor '@data', but " + Shown.quoted(line));
        }
    }

    private void attribute(ArffLine words) {
        if (features.size() == MOST_ATTRIBUTES) {
            throw words.wrong("there are more than " + MOST_ATTRIBUTES + " attributes");
        }
        String name = words.word();
        if (name.isEmpty() || !names.add(name)) {
            throw words.wrong(
                    name.isEmpty() ? "the attribute has no name" : "two attributes are named " + Shown.quoted(name));
        }
        if (words.takes('{')) {
            features.add(new Feature(name, values(words)));
        } else {
            String type = words.plain().toLowerCase(Locale.ROOT);
            switch (type) {
                case "numeric", "real", "integer" -> features.add(Feature.number(name));
                default ->
                    throw words.wrong("the attribute " + Shown.quoted(name) + " is of the type " + Shown.quoted(type)
                            + "; numeric, real, integer and lists of values in braces are read");
            }
        }
        words.requireEnd();
    }

    private static List<String> values(ArffLine words) {
        Set<String> seen = new HashSet<>();
        List<String> values = new ArrayList<>();
        do {
            String value = words.field().text().strip();
            if (value.isEmpty() || !seen.add(value)) {
                throw words.wrong("a value of the attribute is empty or there twice");
            }
            if (seen.size() > Encoding.MOST_CATEGORIES) {
                throw words.wrong("the attribute has more than " + Encoding.MOST_CATEGORIES + " values");
            }
            values.add(value);
        } while (words.takes(','));
        if (!words.takes('}')) {
            throw words.wrong("the list of values does not end in '}'");
        }
        return values;
    }

    private void row(ArffLine words, long number) {
        if (words.takes('{')) {
            throw words.wrong("the row is sparse, and sparse rows are not read: save the file as dense ARFF");
        }
        List<String> fields = new ArrayList<>();
        do {
            fields.add(
                    fields.size() < features.size()
                            ? value(words, features.get(fields.size()))
                            : words.field().text());
        } while (words.takes(','));
        words.requireEnd();
        if (fields.size() != features.size()) {
            throw words.wrong(fields.size() + " values, and " + features.size() + " attributes");
        }
        rows.add(fields);
        lines.add(number);
    }

    /** A value; empty where it is missing. */
    private static String value(ArffLine words, Feature feature) {
        ArffLine.Field field = words.field();
        if (field.isMissing()) {
            return "";
        }
        String text = field.text().strip();
        List<String> categories = feature.categories();
        if (text.isEmpty() || !categories.isEmpty() && !categories.contains(text)) {
            throw words.wrong(Shown.quoted(text) + " is no value of the attribute " + Shown.quoted(feature.column()));
        }
        return text;
    }
}
