package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;

/** What a network computed for some samples, and what it should have. */
final class Outputs {
    private final Matrix sums;
    private final Matrix predictions;
    private final Matrix targets;
    private Matrix difference;

    /**
     * @param sums the last layer's sums, before its activation
     * @param predictions the network's outputs
     */
    Outputs(Matrix sums, Matrix predictions, Matrix targets) {
        this.sums = sums;
        this.predictions = predictions;
        this.targets = targets;
    }

    Matrix sums() {
        return sums;
    }

    Matrix targets() {
        return targets;
    }

    /** {@code predictions - targets}, computed once. */
    Matrix difference() {
        if (difference == null) {
            difference = predictions.minus(targets);
        }
        return difference;
    }
}
