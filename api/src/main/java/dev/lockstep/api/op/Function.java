package dev.lockstep.api.op;

/** The functions of one number that formulas are made of. */
public enum Function {
    /** The sign bit cleared. */
    ABS(false),
    /** The square root, correctly rounded; NaN below zero, -0.0 at -0.0. */
    SQRT(false),
    /** {@code e^x}. */
    EXP(true),
    /** The natural logarithm; -Infinity at either zero, NaN below. */
    LOG(true),
    /** The hyperbolic tangent. */
    TANH(true),
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID(true);

    private final boolean elementary;

    Function(boolean elementary) {
        this.elementary = elementary;
    }

    /**
     * Whether it is one of rule 5 of the numerics contract: a fixed sequence of operations in float64, in float32 correctly rounded. Such a
     * function is a formula by itself, and no part of another.
     */
    public boolean isElementary() {
        return elementary;
    }
}
