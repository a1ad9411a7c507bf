package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.function.Supplier;

/**
 * Rows as numbers, not yet prepared, that need not be in memory.
 *
 * @param inputs samples x inputs; NaN where a value is missing
 * @param targets samples x targets
 * @param rows the rows of the file that the samples come from
 */
public record EncodedRows(NumberRows inputs, NumberRows targets, int[] rows) {
    /** The same whose inputs may be given up once they are taken. */
    EncodedRows reread(Supplier<NumberRows> reading) {
        return new EncodedRows(new RereadRows(inputs, reading), targets, rows);
    }
}
