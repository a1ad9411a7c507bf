package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;

/**
 * Samples of one step, or all there are.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 */
public record Batch(Matrix inputs, Matrix targets) {
    /** The number of samples. */
    public int size() {
        return inputs.rows();
    }

    /** Copies of samples by their numbers, a column of them, counted from 0. */
    public Batch gather(Matrix numbers) {
        return new Batch(inputs.gatherRows(numbers), targets.gatherRows(numbers));
    }
}
