package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberTable;
import java.util.Optional;

/**
 * Rows as numbers, not yet prepared.
 *
 * @param inputs samples x inputs; NaN where a value is missing
 * @param targets samples x targets; empty where they were not asked for
 * @param rows the rows of the table that the samples come from
 */
public record Encoded(NumberTable inputs, Optional<NumberTable> targets, int[] rows) {}
