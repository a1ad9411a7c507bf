package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.LayerOutputs;
import java.util.Optional;

/**
 * What a network computed for a batch, and what it should have: each samples x outputs.
 *
 * @param logits what the last activation was applied to
 * @param activation the last activation
 * @param predictions the network's outputs
 * @param difference {@code predictions - targets}, which losses share
 * @param weights how much each sample counts, samples x 1; empty where all count the same
 */
public record Outputs(
        Matrix logits,
        Activation activation,
        Matrix predictions,
        Matrix targets,
        Matrix difference,
        Optional<Matrix> weights) {
    public static Outputs of(LayerOutputs last, Matrix targets, Optional<Matrix> weights) {
        return new Outputs(
                last.logits(),
                last.activation(),
                last.outputs(),
                targets,
                last.outputs().minus(targets),
                weights);
    }

    /**
     * The loss from the contribution of each prediction. With weights w, each is multiplied by its sample's, and a mean is divided by
     * {@code sum(w) * outputs} in place of their number.
     */
    public Matrix reduced(Reduction reduction, Matrix contributions) {
        return weights.map(each -> reduction.ofWeighted(contributions.times(each), total(each, contributions)))
                .orElseGet(() -> reduction.of(contributions));
    }

    /** The gradient of {@link #reduced}, from the derivative of each contribution. */
    public Matrix gradient(Reduction reduction, Matrix slopes) {
        return weights.map(each -> reduction.gradientOfWeighted(slopes.times(each), total(each, slopes)))
                .orElseGet(() -> reduction.gradient(slopes));
    }

    private static Matrix total(Matrix weights, Matrix contributions) {
        return weights.sum().times(contributions.columns());
    }
}
