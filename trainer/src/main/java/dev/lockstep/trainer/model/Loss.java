package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;

/**
 * A loss of a network: a function of each output, summed or averaged over all outputs of all samples.
 *
 * @param mean whether it is the mean, rather than the sum
 */
public record Loss(LossFunction function, boolean mean) {
    /** The loss, 1 x 1. */
    Matrix value(Outputs outputs) {
        Matrix values = function.values(outputs);
        return mean ? values.mean() : values.sum();
    }

    /** The loss's gradient with respect to the outputs or, where {@link LossFunction#isOfSums}, the last layer's sums. */
    Matrix gradient(Outputs outputs) {
        Matrix gradient = function.gradient(outputs);
        return mean ? gradient.dividedBy((double) gradient.rows() * gradient.columns()) : gradient;
    }
}
