package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import java.util.Optional;

/**
 * Samples of one step, or all there are.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 * @param weights how much each counts, samples x 1; empty where all count the same
 * @param units what the targets of all samples are by themselves; empty where they are not scaled, and of some samples
 */
public record Batch(Matrix inputs, Matrix targets, Optional<Matrix> weights, Optional<TargetUnits> units) {
    /** Samples whose targets are taken as they are. */
    public Batch(Matrix inputs, Matrix targets, Optional<Matrix> weights) {
        this(inputs, targets, weights, Optional.empty());
    }

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

    /** Copies of so many samples from one on. */
    public Batch rows(int first, int count) {
        return new Batch(
                inputs.rows(first, count), targets.rows(first, count), weights.map(each -> each.rows(first, count)));
    }
}
