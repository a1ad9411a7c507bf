package dev.lockstep.models.network;

import dev.lockstep.data.TargetPreparation;
import dev.lockstep.nn.initializer.NumberRows;
import java.util.Optional;

/**
 * Inputs and targets, a row of each for every sample.
 *
 * @param inputs samples x features
 * @param targets samples x outputs, as the network takes them
 * @param weights how much each sample counts, samples x 1; empty where all count the same
 * @param unscaled targets before they were scaled; empty where they are not
 */
public record DataTables(
        NumberRows inputs, NumberRows targets, Optional<NumberRows> weights, Optional<NumberRows> unscaled) {
    /** With targets that are not scaled. */
    DataTables(NumberRows inputs, NumberRows targets, Optional<NumberRows> weights) {
        this(inputs, targets, weights, Optional.empty());
    }

    /** The samples of these numbers, in their order. */
    DataTables rows(int[] numbers) {
        return new DataTables(
                inputs.rows(numbers),
                targets.rows(numbers),
                weights.map(each -> each.rows(numbers)),
                unscaled.map(each -> each.rows(numbers)));
    }

    /** The same samples with other inputs. */
    public DataTables withInputs(NumberRows others) {
        return new DataTables(others, targets, weights, unscaled);
    }

    /** The same samples with their targets as a network takes them. */
    DataTables scaled(TargetPreparation preparation) {
        return preparation.isNone()
                ? this
                : new DataTables(inputs, preparation.apply(targets), weights, Optional.of(targets));
    }
}
