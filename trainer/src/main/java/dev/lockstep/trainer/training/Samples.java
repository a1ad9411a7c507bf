package dev.lockstep.trainer.training;

import dev.lockstep.api.Matrix;

/** Inputs and their targets, one sample a row. */
record Samples(Matrix inputs, Matrix targets) {
    int count() {
        return inputs.rows();
    }

    /** Room for a number of samples of the same widths. */
    Samples ofSameKind(int count) {
        return new Samples(
                inputs.backend().zeros(inputs.dtype(), count, inputs.columns()),
                targets.backend().zeros(targets.dtype(), count, targets.columns()));
    }

    /** Replaces these samples by those of the source from the first on. */
    void copyFrom(Samples source, int first) {
        inputs.setRows(0, source.inputs, first, count());
        targets.setRows(0, source.targets, first, count());
    }
}
