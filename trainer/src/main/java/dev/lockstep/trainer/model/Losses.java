package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;
import dev.lockstep.trainer.network.LossDefinition.Term;
import dev.lockstep.trainer.network.LossFunction;
import dev.lockstep.trainer.network.Reduction;

/**
 * Computes the losses of network files, for outputs p, targets y and, behind a sigmoid, the sums z before it.
 *
 * <p>The loss that is reported and the one that is followed share {@code d = p - y}. A mean divides by the number of all outputs.
 */
final class Losses {
    private Losses() {}

    /**
     * The loss, 1 x 1: of squared-error {@code d * d}, of half-squared-error {@code (d * d) / 2}, of binary-cross-entropy
     * {@code (max(z, 0) - z * y) + log(1 + e^-|z|)}, summed or averaged.
     */
    static Matrix value(Term term, Outputs outputs) {
        Matrix values = values(term.function(), outputs);
        return term.reduction() == Reduction.MEAN ? values.mean() : values.sum();
    }

    /**
     * The gradient with respect to p, or z where {@link #isOfSums}: of squared-error {@code d * 2}, of the others d; divided by their
     * number for a mean.
     */
    static Matrix gradient(Term term, Outputs outputs) {
        Matrix difference = outputs.difference();
        Matrix gradient = term.function() == LossFunction.SQUARED_ERROR ? difference.times(2) : difference;
        return term.reduction() == Reduction.MEAN
                ? gradient.dividedBy((double) gradient.rows() * gradient.columns())
                : gradient;
    }

    /** Whether the gradient is that of the last layer's sums, before its activation, rather than of its outputs. */
    static boolean isOfSums(Term term) {
        return term.function() == LossFunction.BINARY_CROSS_ENTROPY;
    }

    private static Matrix values(LossFunction function, Outputs outputs) {
        return switch (function) {
            case SQUARED_ERROR -> outputs.difference().square();
            case HALF_SQUARED_ERROR -> outputs.difference().square().dividedBy(2);
            case BINARY_CROSS_ENTROPY -> {
                Matrix z = outputs.sums();
                Matrix linear = z.relu().minus(z.times(outputs.targets()));
                yield linear.plus(z.abs().negate().exp().plus(1).log());
            }
        };
    }
}
