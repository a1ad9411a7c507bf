package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.trainer.step.Batch;

/**
 * Inputs and what a network should make of them, on no backend yet. Those that are not in memory are read batch by batch.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 */
public record Samples(NumberRows inputs, NumberRows targets) {
    /** @throws LockstepException if the tables have different numbers of rows */
    public Samples {
        if (inputs.rows() != targets.rows()) {
            throw new LockstepException("the inputs have " + inputs.rows() + " rows, the targets " + targets.rows()
                    + ": each sample needs a row in both");
        }
    }

    /** The number of samples. */
    public int size() {
        return inputs.rows();
    }

    /** Whether all of them are in memory. */
    public boolean inMemory() {
        return inputs.inMemory() && targets.inMemory();
    }

    /** All of them, each number rounded to the dtype. */
    Batch on(Backend backend, DType dtype) {
        return new Batch(inputs.table().on(backend, dtype), targets.table().on(backend, dtype));
    }
}
