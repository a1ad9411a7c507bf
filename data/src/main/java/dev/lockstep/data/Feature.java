package dev.lockstep.data;

import java.util.List;

/**
 * A column that inputs are made of.
 *
 * @param categories the texts that it holds, each an input of its own that is 1 where the column holds that text and else 0; none where it
 *     holds numbers, which are one input
 */
public record Feature(String column, List<String> categories) {
    public Feature {
        categories = List.copyOf(categories);
    }

    /** A column of numbers. */
    public static Feature number(String column) {
        return new Feature(column, List.of());
    }

    /** Whether it holds numbers. */
    public boolean isNumber() {
        return categories.isEmpty();
    }

    /** How many inputs are made of it. */
    public int inputs() {
        return isNumber() ? 1 : categories.size();
    }
}
