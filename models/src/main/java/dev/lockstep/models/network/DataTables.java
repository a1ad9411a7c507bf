package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.Optional;

/**
 * Inputs and targets, a row of each for every sample.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 * @param weights how much each sample counts, samples x 1; empty where all count the same
 */
public record DataTables(NumberRows inputs, NumberRows targets, Optional<NumberRows> weights) {
    /** The samples of these numbers, in their order. */
    DataTables rows(int[] numbers) {
        return new DataTables(inputs.rows(numbers), targets.rows(numbers), weights.map(each -> each.rows(numbers)));
    }

    /** The same samples with other inputs. */
    public DataTables withInputs(NumberRows others) {
        return new DataTables(others, targets, weights);
    }
}
