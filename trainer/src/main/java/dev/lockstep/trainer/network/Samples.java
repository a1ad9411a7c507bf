package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.TargetUnits;
import java.util.Optional;

/**
 * Inputs and what a network should make of them, on no backend yet. Those that are not in memory are read batch by batch.
 *
 * @param inputs samples x features
 * @param targets samples x outputs, as the network takes them
 * @param weights how much each counts, samples x 1; empty where all count the same
 * @param units what the targets are by themselves; empty where the network takes them as they are
 */
public record Samples(
        NumberRows inputs, NumberRows targets, Optional<NumberRows> weights, Optional<TargetUnits> units) {
    /** @throws LockstepException if the tables have different numbers of rows, the weights not one column, or one in memory is below 0 or not finite */
    public Samples {
        if (inputs.rows() != targets.rows()) {
            throw new LockstepException("the inputs have " + inputs.rows() + " rows, the targets " + targets.rows()
                    + ": each sample needs a row in both");
        }
        weights.ifPresent(each -> {
            if (each.rows() != inputs.rows() || each.columns() != 1) {
                throw new LockstepException("the weights are " + each.rows() + " x " + each.columns()
                        + ", and there are " + inputs.rows() + " samples: each needs one");
            }
            if (each.inMemory()) {
                each.forEachPart((first, count, part) -> requireWeights(first, count, part));
            }
        });
    }

    private static void requireWeights(int first, int count, double[] weights) {
        for (int i = 0; i < count; i++) {
            if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
                throw new LockstepException("the weight of sample " + (first + i + 1) + " is "
                        + Decimals.toString(weights[i]) + ": a weight must be at least 0 and finite");
            }
        }
    }

    /** Samples whose targets the network takes as they are. */
    public Samples(NumberRows inputs, NumberRows targets, Optional<NumberRows> weights) {
        this(inputs, targets, weights, Optional.empty());
    }

    /** Samples that count the same. */
    public Samples(NumberRows inputs, NumberRows targets) {
        this(inputs, targets, Optional.empty());
    }

    /** The same samples with their targets scaled. */
    Samples scaled(TargetPreparation scale) {
        return scale.isNone()
                ? this
                : new Samples(
                        inputs, scale.apply(targets), weights, Optional.of(new TargetUnits(scale, targets.table())));
    }

    /** The number of samples. */
    public int size() {
        return inputs.rows();
    }

    /** Whether all of them are in memory. */
    public boolean inMemory() {
        return inputs.inMemory()
                && targets.inMemory()
                && weights.map(NumberRows::inMemory).orElse(true);
    }

    /**
     * All of them, each number rounded to the dtype.
     *
     * @throws LockstepException if a finite number would be infinite, naming it
     */
    Batch on(Backend backend, DType dtype) {
        return new Batch(
                LoadedRows.of("inputs", inputs, backend, dtype),
                LoadedRows.of("targets", targets, backend, dtype),
                weights.map(each -> LoadedRows.of("weights", each, backend, dtype)),
                units);
    }
}
