package dev.lockstep.data;

import java.util.List;
import java.util.Set;

/** What becomes of a value that is missing: an empty field, {@code NA}, {@code NaN} or {@code ?}. */
public enum Missing {
    /** {@code refuse}: it is an error. */
    REFUSE("refuse"),
    /** {@code drop}: its row is left out. */
    DROP("drop"),
    /** {@code impute}: the mean of the numbers of its column, or its most frequent text, among the samples that are trained on. */
    IMPUTE("impute");

    private static final Set<String> WORDS = Set.of("", "NA", "NaN", "?");

    private static final int LONGEST_WORD = 3;

    private final String label;

    Missing(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** The fields that say that a value is missing, in the order of their UTF-16 code units. */
    public static List<String> words() {
        return WORDS.stream().sorted().toList();
    }

    /** Whether a field says that its value is missing. */
    static boolean is(String field) {
        String word = field.strip();
        return word.length() <= LONGEST_WORD && WORDS.contains(word);
    }
}
