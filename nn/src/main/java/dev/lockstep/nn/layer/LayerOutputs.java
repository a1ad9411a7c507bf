package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.ShapeException;

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

    /**
     * Fails if a layer that is no part of Lockstep made something else of a batch than it says: what has another shape could be repeated to fit later.
     *
     * @throws ShapeException if logits and outputs have not a row for each sample of the width that the layer says
     */
    public LayerOutputs requireOf(Layer layer, Matrix inputs) {
        return requireOf(layer, layer.kind(), inputs);
    }

    /** @param words for the layer, in the message */
    LayerOutputs requireOf(Layer layer, Object words, Matrix inputs) {
        requireOf(layer, words, inputs, outputs);
        requireOf(layer, words, inputs, logits);
        return this;
    }

    /** @param words for the layer, in the message */
    static Matrix requireOf(Layer layer, Object words, Matrix inputs, Matrix outputs) {
        int width = layer.output(Shape.of(inputs.columns())).length();
        if (outputs.rows() != inputs.rows() || outputs.columns() != width) {
            throw new ShapeException(words + " made " + shown(outputs.rows(), outputs.columns()) + " of "
                    + shown(inputs.rows(), inputs.columns()) + ", and says that it makes "
                    + shown(inputs.rows(), width));
        }
        return outputs;
    }

    private static String shown(int rows, int columns) {
        return rows + " x " + columns;
    }
}
