package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;

/**
 * A matrix that training changes.
 *
 * @param name such as {@code w1} or {@code b1}: weights and bias of the first layer
 */
public record Parameter(String name, Matrix value) {}
