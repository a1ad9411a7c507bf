package dev.lockstep.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is to be predicted: a column, or several of numbers.
 *
 * @param columns in the order of the outputs
 * @param labels the names of the classes in the order of the outputs; none where they hold numbers
 */
public record Target(List<String> columns, Kind kind, List<String> labels) {
    /** What targets are made of it. */
    public enum Kind {
        /** {@code number}: a target for each column, the number. */
        NUMBER("number"),
        /** {@code classes}: a target for each class, 1 for that of the sample and else 0. */
        CLASSES("classes"),
        /** {@code two-classes}: one target, 0 for the first class and 1 for the second. */
        TWO_CLASSES("two-classes");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in files. */
        public String label() {
            return label;
        }

        /** The kind of a name, if there is one. */
        public static Optional<Kind> of(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst();
        }
    }

    /** One column. */
    public Target(String column, Kind kind, List<String> labels) {
        this(List.of(column), kind, labels);
    }

    /** @throws DataException if there is no column, one is there twice, there are several and they are classes, or the number of labels does not fit the kind */
    public Target {
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
        if (columns.isEmpty() || columns.stream().distinct().count() < columns.size()) {
            throw new DataException("targets are columns, each once: " + columns);
        }
        if (columns.size() > 1 && kind != Kind.NUMBER) {
            throw new DataException("several targets are numbers, and not of the kind " + kind.label());
        }
        int count = labels.size();
        boolean fits = switch (kind) {
            case NUMBER -> count == 0;
            case CLASSES -> count > 1;
            case TWO_CLASSES -> count == 2;
        };
        if (!fits) {
            throw new DataException("the column " + Shown.quoted(columns.get(0)) + " holds " + count
                    + (count == 1 ? " class, which does" : " classes, which do") + " not serve as target of the kind "
                    + kind.label());
        }
    }

    /** The columns where they are several; else none. */
    public List<String> severalColumns() {
        return columns.size() > 1 ? columns : List.of();
    }

    /** How many targets are made of it. */
    public int targets() {
        return kind == Kind.CLASSES ? labels.size() : columns.size();
    }
}
