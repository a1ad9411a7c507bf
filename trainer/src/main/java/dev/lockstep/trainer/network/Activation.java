package dev.lockstep.trainer.network;

/** The function applied to each output of a layer. */
public sealed interface Activation {
    /** {@code linear}: z itself; gradient 1. */
    record Linear() implements Activation {}

    /**
     * {@code relu}: max(z, 0); gradient 1 above zero, 0 below, and {@code slopeAtZero}, which is 0 or 1, where z is zero of either sign. The
     * key is {@code slope-at-zero}, 0 if not given.
     */
    record Relu(int slopeAtZero) implements Activation {}

    /** {@code tanh}: the hyperbolic tangent a = tanh(z); gradient 1 - a^2. */
    record Tanh() implements Activation {}

    /** {@code sigmoid}: a = 1 / (1 + e^-z); gradient a (1 - a). */
    record Sigmoid() implements Activation {}
}
