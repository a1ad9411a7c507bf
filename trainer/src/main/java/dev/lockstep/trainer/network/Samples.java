package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.trainer.step.Batch;

/**
 * Inputs and what a network should make of them, on no backend yet.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 */
public record Samples(NumberTable inputs, NumberTable targets) {
    /** @throws LockstepException if the tables have different numbers of rows */
    public Samples {
        if (inputs.rows() != targets.rows()) {
            throw new LockstepException("the inputs have " + inputs.rows() + " rows, the targets " + targets.rows()
                    + ": each sample needs a row in both");
        }
    }

    /** Each number rounded to the dtype. */
    Batch on(Backend backend, DType dtype) {
        return new Batch(inputs.on(backend, dtype), targets.on(backend, dtype));
    }
}
