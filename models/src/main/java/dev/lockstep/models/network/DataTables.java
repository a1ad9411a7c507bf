package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.NumberRows;

/**
 * Inputs and targets, a row of each for every sample.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 */
public record DataTables(NumberRows inputs, NumberRows targets) {
    /** The samples of these numbers, in their order. */
    DataTables rows(int[] numbers) {
        return new DataTables(inputs.rows(numbers), targets.rows(numbers));
    }
}
