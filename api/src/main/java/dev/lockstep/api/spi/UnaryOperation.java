package dev.lockstep.api.spi;

/**
 * The functions of one element, {@code out[i,j] = f(a[i,j])}, that every backend computes.
 *
 * <p>In float64 each is the operation stated. In float32 {@code NEGATE}, {@code ABS}, {@code SQRT} and {@code RELU} are the same
 * operation in float32; {@code EXP}, {@code LOG}, {@code TANH} and {@code SIGMOID} are the correctly rounded float32 value of the
 * function. A NaN gives a NaN.
 */
public enum UnaryOperation {
    /** {@code -a}: the sign bit turned over, also of zeros. */
    NEGATE,
    /** {@code |a|}: the sign bit cleared. */
    ABS,
    /** The square root, correctly rounded; NaN below zero, -0.0 at -0.0. */
    SQRT,
    /** {@code e^a}, by the contract's fixed sequence. */
    EXP,
    /** The natural logarithm, by the contract's fixed sequence; -Infinity at either zero, NaN below. */
    LOG,
    /** The hyperbolic tangent, by the contract's fixed sequence. */
    TANH,
    /** {@code 1 / (1 + e^-a)}, by the contract's fixed sequence. */
    SIGMOID,
    /** {@code a > 0 ? a : +0.0}; a NaN stays a NaN. */
    RELU
}
