package dev.lockstep.trainer.autodiff;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import java.util.Optional;

/**
 * A matrix on a {@link Tape}, with the operations that can be differentiated.
 *
 * <p>Values, shapes, broadcasting and errors are those of the {@link Matrix} operation of the same name. In the gradients below, g is
 * the gradient of the result; the gradient of an operand that was broadcast is summed back to the operand's shape.
 */
public final class Variable {
    private final Tape tape;
    private final Matrix value;
    private final boolean tracked;
    private Matrix gradient;

    Variable(Tape tape, Matrix value, boolean tracked) {
        this.tape = tape;
        this.value = value;
        this.tracked = tracked;
    }

    public Matrix value() {
        return value;
    }

    /** The gradient found by {@link Tape#backward}; empty for a constant, or where the result does not depend on the variable. */
    public Optional<Matrix> gradient() {
        return Optional.ofNullable(gradient);
    }

    /** {@code this * b}; gradients {@code g * b^T} and {@code this^T * g}. */
    public Variable matmul(Variable b) {
        return binary(b, value.matmul(b.value), g -> g.matmulTranspose(b.value), g -> value.transposeMatmul(g));
    }

    /** {@code this + b}; gradients g and g. */
    public Variable plus(Variable b) {
        return binary(b, value.plus(b.value), g -> g, g -> g);
    }

    /** {@code this - b}; gradients g and -g. */
    public Variable minus(Variable b) {
        return binary(b, value.minus(b.value), g -> g, Matrix::negate);
    }

    /** {@code this * b}, element by element; gradients {@code g * b} and {@code g * this}. */
    public Variable times(Variable b) {
        return binary(b, value.times(b.value), g -> g.times(b.value), g -> g.times(value));
    }

    /** {@code q = this / b}; gradients {@code g / b} and {@code -((g / b) * q)}. */
    public Variable dividedBy(Variable b) {
        Matrix quotient = value.dividedBy(b.value);
        return binary(
                b,
                quotient,
                g -> g.dividedBy(b.value),
                g -> g.dividedBy(b.value).times(quotient).negate());
    }

    /** The larger of this and b; g goes to this where {@code this > b}, else to b. */
    public Variable max(Variable b) {
        return choose(b, value.max(b.value), value.greaterThan(b.value));
    }

    /** The smaller of this and b; g goes to this where {@code b > this}, else to b. */
    public Variable min(Variable b) {
        return choose(b, value.min(b.value), b.value.greaterThan(value));
    }

    /** {@code this + b}; gradient g. */
    public Variable plus(double b) {
        return unary(value.plus(b), g -> g);
    }

    /** {@code this - b}; gradient g. */
    public Variable minus(double b) {
        return unary(value.minus(b), g -> g);
    }

    /** {@code a - this}; gradient -g. */
    public Variable subtractedFrom(double a) {
        return unary(value.subtractedFrom(a), Matrix::negate);
    }

    /** {@code this * b}; gradient {@code g * b}. */
    public Variable times(double b) {
        return unary(value.times(b), g -> g.times(b));
    }

    /** {@code this / b}; gradient {@code g / b}. */
    public Variable dividedBy(double b) {
        return unary(value.dividedBy(b), g -> g.dividedBy(b));
    }

    /** {@code q = a / this}; gradient {@code -((g / this) * q)}. */
    public Variable dividedInto(double a) {
        Matrix quotient = value.dividedInto(a);
        return unary(quotient, g -> g.dividedBy(value).times(quotient).negate());
    }

    /** {@code -this}; gradient -g. */
    public Variable negate() {
        return unary(value.negate(), Matrix::negate);
    }

    /** The absolute value; gradient g, or -g where this is below zero, 0 at zero. */
    public Variable abs() {
        return unary(
                value.abs(),
                g -> g.times(value.greaterThan(0).minus(value.negate().greaterThan(0))));
    }

    /** {@code this * this}; gradient {@code g * (2 * this)}. */
    public Variable square() {
        return unary(value.square(), g -> g.times(value.times(2)));
    }

    /** The square root r; gradient {@code g / (2 * r)}. */
    public Variable sqrt() {
        Matrix root = value.sqrt();
        return unary(root, g -> g.dividedBy(root.times(2)));
    }

    /** {@code y = e^this}; gradient {@code g * y}. */
    public Variable exp() {
        Matrix power = value.exp();
        return unary(power, g -> g.times(power));
    }

    /** The natural logarithm; gradient {@code g / this}. */
    public Variable log() {
        return unary(value.log(), g -> g.dividedBy(value));
    }

    /** The hyperbolic tangent; gradient {@link Matrix#tanhBackward}. */
    public Variable tanh() {
        Matrix output = value.tanh();
        return unary(output, g -> g.tanhBackward(output));
    }

    /** The logistic function; gradient {@link Matrix#sigmoidBackward}. */
    public Variable sigmoid() {
        Matrix output = value.sigmoid();
        return unary(output, g -> g.sigmoidBackward(output));
    }

    /** ReLU; gradient {@link Matrix#reluBackward}, 0 at zero. */
    public Variable relu() {
        return unary(value.relu(), g -> g.reluBackward(value));
    }

    /** ReLU; gradient {@link Matrix#reluBackwardSlopeOneAtZero}. */
    public Variable reluSlopeOneAtZero() {
        return unary(value.relu(), g -> g.reluBackwardSlopeOneAtZero(value));
    }

    /** The transpose; gradient the transpose of g. */
    public Variable transpose() {
        return unary(value.transpose(), Matrix::transpose);
    }

    /** The sum of each row; gradient g for every element of the row. */
    public Variable rowSums() {
        return unary(value.rowSums(), this::spread);
    }

    /** The sum of each column; gradient g for every element of the column. */
    public Variable columnSums() {
        return unary(value.columnSums(), this::spread);
    }

    /** The sum of all elements; gradient g for every element. */
    public Variable sum() {
        return unary(value.sum(), this::spread);
    }

    /** The mean of all n elements; gradient {@code g / n} for every element. */
    public Variable mean() {
        double n = (double) value.rows() * value.columns();
        return unary(value.mean(), g -> spread(g.dividedBy(n)));
    }

    void addGradient(Matrix contribution) {
        gradient = gradient == null ? contribution : gradient.plus(contribution);
    }

    private interface Rule {
        Matrix apply(Matrix resultGradient);
    }

    private Variable unary(Matrix result, Rule rule) {
        return tape.result(result, tracked, g -> addGradient(rule.apply(g)));
    }

    private Variable binary(Variable b, Matrix result, Rule rule, Rule ruleOfB) {
        if (b.tape != tape) {
            throw new LockstepException("the two variables are on different tapes");
        }
        return tape.result(result, tracked || b.tracked, g -> {
            if (tracked) {
                addGradient(sumTo(value, rule.apply(g)));
            }
            if (b.tracked) {
                b.addGradient(sumTo(b.value, ruleOfB.apply(g)));
            }
        });
    }

    private Variable choose(Variable b, Matrix result, Matrix chosen) {
        return binary(b, result, g -> g.times(chosen), g -> g.times(chosen.subtractedFrom(1)));
    }

    /** The gradient of an operand from that of the broadcast result. */
    private static Matrix sumTo(Matrix operand, Matrix gradient) {
        boolean manyRows = operand.rows() < gradient.rows();
        boolean manyColumns = operand.columns() < gradient.columns();
        if (manyRows && manyColumns) {
            return gradient.sum();
        }
        return manyRows ? gradient.columnSums() : manyColumns ? gradient.rowSums() : gradient;
    }

    private Matrix spread(Matrix resultGradient) {
        return value.backend()
                .zeros(value.dtype(), value.rows(), value.columns())
                .plus(resultGradient);
    }
}
