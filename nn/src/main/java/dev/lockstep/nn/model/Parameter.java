package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;

/**
 * A matrix of a model, with its name.
 *
 * @param name such as {@code w1} or {@code b1}: weights and bias of the first layer
 * @param trained whether gradients change it
 */
public record Parameter(String name, Matrix value, boolean trained) {
    /** A parameter that gradients change. */
    public Parameter(String name, Matrix value) {
        this(name, value, true);
    }
}
