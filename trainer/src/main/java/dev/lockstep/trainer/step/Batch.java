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

    /** Room for a number of samples of the same widths. */
    public Batch ofSameKind(int size) {
        return new Batch(
                inputs.backend().zeros(inputs.dtype(), size, inputs.columns()),
                targets.backend().zeros(targets.dtype(), size, targets.columns()));
    }

    /** Replaces these samples by those of the source from the first on. */
    public void copyFrom(Batch source, int first) {
        inputs.setRows(0, source.inputs, first, size());
        targets.setRows(0, source.targets, first, size());
    }
}
