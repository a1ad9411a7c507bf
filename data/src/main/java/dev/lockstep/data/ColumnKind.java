package dev.lockstep.data;

import java.util.Arrays;
import java.util.Optional;

/** What a column that inputs are made of is said to hold. */
public enum ColumnKind {
    /** {@code number}: numbers; one input. */
    NUMBER("number"),
    /** {@code texts}: texts, also where they look like numbers; an input for each. */
    TEXTS("texts");

    private final String label;

    ColumnKind(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** The kind of a name, if there is one. */
    public static Optional<ColumnKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
}
