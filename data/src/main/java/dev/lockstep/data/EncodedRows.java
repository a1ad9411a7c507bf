package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;

/**
 * Rows as numbers, not yet prepared, that need not be in memory.
 *
 * @param inputs samples x inputs; NaN where a value is missing
 * @param targets samples x targets
 * @param rows the rows of the file that the samples come from
 */
public record EncodedRows(NumberRows inputs, NumberRows targets, int[] rows) {
    /** Those that are in memory. */
    public static EncodedRows of(Encoded encoded) {
        return new EncodedRows(encoded.inputs(), encoded.targets().orElseThrow(), encoded.rows());
    }
}
