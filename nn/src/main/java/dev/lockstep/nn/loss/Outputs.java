package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.LayerOutputs;

/**
 * What a network computed for a batch, and what it should have: each samples x outputs.
 *
 * @param logits what the last activation was applied to
 * @param activation the last activation
 * @param predictions the network's outputs
 * @param difference {@code predictions - targets}, which losses share
 */
public record Outputs(Matrix logits, Activation activation, Matrix predictions, Matrix targets, Matrix difference) {
    public static Outputs of(LayerOutputs last, Matrix targets) {
        return new Outputs(
                last.logits(),
                last.activation(),
                last.outputs(),
                targets,
                last.outputs().minus(targets));
    }
}
