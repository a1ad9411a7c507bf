package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import java.util.Optional;

/**
 * Samples of one step, or all there are.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 * @param weights how much each counts, samples x 1; empty where all count the same
 */
public record Batch(Matrix inputs, Matrix targets, Optional<Matrix> weights) {
    /** Samples that count the same. */
    public Batch(Matrix inputs, Matrix targets) {
        this(inputs, targets, Optional.empty());
    }

    /** The number of samples. */
    public int size() {
        return inputs.rows();
    }

    /** Copies of samples by their numbers, a column of them, counted from 0. */
    public Batch gather(Matrix numbers) {
        return new Batch(
                inputs.gatherRows(numbers), targets.gatherRows(numbers), weights.map(each -> each.gatherRows(numbers)));
    }
}
