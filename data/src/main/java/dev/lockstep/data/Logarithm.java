package dev.lockstep.data;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;

/** Whether a column is taken by its logarithm, that of the numerics contract in float64. */
public enum Logarithm {
    /** {@code none}: the number itself. */
    NONE("none", Double.NEGATIVE_INFINITY) {
        @Override
        double apply(double x) {
            return x;
        }

        @Override
        double inverse(double y) {
            return y;
        }
    },
    /** {@code log}: the natural logarithm of a number above 0. */
    LOG("log", 0) {
        @Override
        double apply(double x) {
            return Log.of(x);
        }

        @Override
        double inverse(double y) {
            return Exp.of(y);
        }
    },
    /** {@code log1p}: the natural logarithm of 1 + x, x being above -1. */
    LOG1P("log1p", -1) {
        @Override
        double apply(double x) {
            return Log1p.of(x);
        }

        @Override
        double inverse(double y) {
            return Expm1.of(y);
        }
    };

    private final String label;
    private final double bound;

    Logarithm(String label, double bound) {
        this.label = label;
        this.bound = bound;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    /** What numbers must be above. */
    double bound() {
        return bound;
    }

    /** What to say behind a number that has none. */
    String refusal() {
        return " is not above " + Decimals.toString(bound) + ", as it must be for " + label;
    }

    abstract double apply(double x);

    /** The number that has this logarithm. */
    abstract double inverse(double y);
}
