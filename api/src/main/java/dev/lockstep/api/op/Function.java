package dev.lockstep.api.op;

/** The functions of one number that formulas are made of. */
public enum Function {
    /** The sign bit cleared. */
    ABS(false),
    /** The square root, correctly rounded; NaN below zero, -0.0 at -0.0. */
    SQRT(false),
    /** {@code e^x}. */
    EXP(true),
    /** {@code e^x - 1}, exact near zero. */
    EXPM1(true),
    /** The natural logarithm; -Infinity at either zero, NaN below. */
    LOG(true),
    /** The natural logarithm of {@code 1 + x}, exact near zero; -Infinity at -1, NaN below. */
    LOG1P(true),
    /** The hyperbolic tangent. */
    TANH(true),
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID(true),
    /** The error function, {@code 2 / sqrt(pi)} times the integral of {@code e^-t^2} from 0 to x. */
    ERF(true);

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
