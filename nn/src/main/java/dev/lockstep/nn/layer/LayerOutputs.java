package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/**
 * What a layer computed for a batch, samples x outputs.
 *
 * @param logits what its last activation was applied to
 * @param activation its last activation
 * @param outputs what that made of the logits
 */
public record LayerOutputs(Matrix logits, Activation activation, Matrix outputs) {
    /** Applies the activation to the logits. */
    public static LayerOutputs of(Matrix logits, Activation activation) {
        return new LayerOutputs(logits, activation, activation.apply(logits));
    }
}
