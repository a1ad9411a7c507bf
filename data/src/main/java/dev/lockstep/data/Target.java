package dev.lockstep.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The column that is to be predicted.
 *
 * @param labels the names of the classes in the order of the outputs; none where it holds numbers
 */
public record Target(String column, Kind kind, List<String> labels) {
    /** What targets are made of it. */
    public enum Kind {
        /** {@code number}: one target, the number. */
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

    /** @throws DataException if the number of labels does not fit the kind */
    public Target {
        labels = List.copyOf(labels);
        int count = labels.size();
        boolean fits = switch (kind) {
            case NUMBER -> count == 0;
            case CLASSES -> count > 0;
            case TWO_CLASSES -> count == 2;
        };
        if (!fits) {
            throw new DataException("the column " + Shown.quoted(column) + " holds " + count
                    + " classes, which do not serve as target of the kind " + kind.label());
        }
    }

    /** How many targets are made of it. */
    public int targets() {
        return kind == Kind.CLASSES ? labels.size() : 1;
    }
}
