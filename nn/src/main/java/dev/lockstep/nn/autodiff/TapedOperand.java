package dev.lockstep.nn.autodiff;

import dev.lockstep.api.Matrix;

/**
 * An operand of an operation: a matrix, or a number in the place of one.
 *
 * @param matrix null where it is a number
 */
record TapedOperand(Matrix matrix, double number) {
    static TapedOperand of(Matrix matrix) {
        return new TapedOperand(matrix.underlying(), Double.NaN);
    }

    static TapedOperand of(double number) {
        return new TapedOperand(null, number);
    }

    boolean isNumber() {
        return matrix == null;
    }

    /** {@code a * this}. */
    Matrix multipliedBy(Matrix a) {
        return isNumber() ? a.times(number) : a.times(matrix);
    }

    /** {@code a / this}. */
    Matrix dividing(Matrix a) {
        return isNumber() ? a.dividedBy(number) : a.dividedBy(matrix);
    }

    /** {@code a - this}. */
    Matrix subtractedFrom(Matrix a) {
        return isNumber() ? a.minus(number) : a.minus(matrix);
    }

    /** 1 where this is above the other, of which at most one is a number, else 0. */
    Matrix greaterThan(TapedOperand other) {
        if (isNumber()) {
            return other.matrix.negate().greaterThan(-number);
        }
        return other.isNumber() ? matrix.greaterThan(other.number) : matrix.greaterThan(other.matrix);
    }
}
