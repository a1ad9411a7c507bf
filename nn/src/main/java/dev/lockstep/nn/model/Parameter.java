package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;

/**
 * A matrix of a model, with its name.
 *
 * @param name such as {@code w1} or {@code b1}: weights and bias of the first layer
 * @param trained whether gradients change it
 * @param layer the words for its layer, such as {@code layer 2 (dense)}; empty where they are not known
 */
public record Parameter(String name, Matrix value, boolean trained, String layer) {
    /** A parameter that gradients change, of a layer without words. */
    public Parameter(String name, Matrix value) {
        this(name, value, true, "");
    }

    /** Its name and its layer, such as {@code w2 of layer 2 (dense)}. */
    @Override
    public String toString() {
        return ParameterWords.of(name, layer);
    }
}
