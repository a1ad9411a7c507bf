package dev.lockstep.api.spi;

/**
 * The functions of two elements, {@code out[i,j] = f(a[i,j], b[i,j])}, that every backend computes.
 *
 * <p>Either operand may be smaller than the result where {@link Kernels#binary} allows it. Every intermediate result that a formula
 * names is rounded to the matrices' dtype; nothing is contracted into a fused multiply-add.
 */
public enum BinaryOperation {
    /** {@code a + b}. */
    ADD,
    /** {@code a - b}. */
    SUBTRACT,
    /** {@code a * b}. */
    MULTIPLY,
    /** {@code a / b}, correctly rounded. */
    DIVIDE,
    /** The larger operand; NaN if either is NaN; +0.0 of two zeros unless both are -0.0. */
    MAXIMUM,
    /** The smaller operand; NaN if either is NaN; -0.0 of two zeros unless both are +0.0. */
    MINIMUM,
    /** {@code a > b ? 1 : +0.0}; +0.0 if either is NaN. */
    GREATER,
    /** The gradient through ReLU, from the upstream gradient a and ReLU's input b: {@code b > 0 ? a : +0.0}. */
    RELU_BACKWARD,
    /** As {@link #RELU_BACKWARD}, with slope 1 at zero: {@code b < 0 ? +0.0 : a}. */
    RELU_BACKWARD_SLOPE_ONE_AT_ZERO,
    /** The gradient through tanh, from the upstream gradient a and tanh's output b: {@code s = b * b; d = 1 - s; a * d}. */
    TANH_BACKWARD,
    /** The gradient through sigmoid, from the upstream gradient a and sigmoid's output b: {@code c = 1 - b; d = b * c; a * d}. */
    SIGMOID_BACKWARD
}
