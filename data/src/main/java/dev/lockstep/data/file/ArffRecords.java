package dev.lockstep.data.file;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Shown;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rows of an ARFF file, one after the other; what comes before them is read at once. */
final class ArffRecords implements AutoCloseable {
    /** As many as CSV has columns. */
    private static final int MOST_ATTRIBUTES = 16_384;

    private final String file;
    private final BufferedReader text;
    private final List<Feature> features = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private boolean named;
    private boolean inData;
    private long number;
    private List<String> fields = List.of();

    /** @throws DataException if what comes before the rows is not that of an ARFF file, with the line where that shows */
    ArffRecords(Opened opened) {
        file = opened.file();
        text = ContentText.of(opened);
        Optional<ArffLine> line = Optional.empty();
        do {
            line = line();
            line.ifPresent(this::head);
        } while (line.isPresent() && !inData);
    }

    /** What the columns hold. */
    List<Feature> features() {
        return features;
    }

    /** @throws DataException if what comes next is no row */
    boolean next() {
        Optional<ArffLine> line = line();
        line.ifPresent(this::row);
        return line.isPresent();
    }

    /** The values of the row; empty texts where they are missing. */
    List<String> fields() {
        return fields;
    }

    /** The line of the row, counted from 1. */
    long number() {
        return number;
    }

    /** The next line that is neither empty nor a comment. */
    private Optional<ArffLine> line() {
        try {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                String content = line.strip();
                if (!content.isEmpty() && !content.startsWith("%")) {
                    return Optional.of(new ArffLine(file, number, content));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw ContentText.unreadable(file, e);
        }
    }

    private void head(ArffLine words) {
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
            default -> throw words.none();
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

    private void row(ArffLine words) {
        if (words.takes('{')) {
            throw words.wrong("the row is sparse, and sparse rows are not read: save the file as dense ARFF");
        }
        List<String> values = new ArrayList<>();
        do {
            values.add(
                    values.size() < features.size()
                            ? value(words, features.get(values.size()))
                            : words.field().text());
        } while (words.takes(','));
        words.requireEnd();
        if (values.size() != features.size()) {
            throw words.wrong(values.size() + " values, and " + features.size() + " attributes");
        }
        fields = values;
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

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw ContentText.unreadable(file, e);
        }
    }
}
