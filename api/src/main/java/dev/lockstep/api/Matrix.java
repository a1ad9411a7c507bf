package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;

/**
 * A dense matrix on one backend's device, with the operations on it.
 *
 * <p>An operation makes a new matrix of the same dtype on the same backend; those that change this matrix say so. Bits follow the
 * numerics contract: every result named in a formula is rounded to the dtype, in the order written.
 *
 * <p>In an elementwise operation on several matrices, the result has the shape of one of them. Each other has the same shape, or is a row
 * (1 x columns) used for every row, a column (rows x 1) used for every column, or a single element (1 x 1); nothing else is
 * broadcast. A double operand is rounded to the dtype first.
 *
 * <p>Every operation throws {@link ShapeException} where shapes do not fit, and {@link LockstepException} if an operand is null,
 * closed, of another backend or of another dtype; the message names the operation.
 *
 * <p>All operations go through {@link #compute} and {@link #assign}. Those who decorate a matrix implement these two and
 * {@link #underlying}.
 */
public interface Matrix extends AutoCloseable {
    Backend backend();

    DType dtype();

    int rows();

    int columns();

    /** A new matrix: what the operation gives for this matrix as its first operand and the others after it. */
    Matrix compute(Operation operation, Matrix... others);

    /**
     * Changes this matrix, which has the shape of the result, to what the operation gives.
     *
     * <p>For an elementwise operation it may be an operand; for others it is none. A copy leaves the elements that it does not write as they
     * are, and goes into a matrix of any shape that has room for it.
     */
    void assign(Operation operation, Matrix... operands);

    /**
     * The same elements, row by row, as a matrix of another shape; nothing is copied, and a change of either is one of both. Each is closed
     * by itself.
     */
    Matrix reshape(int rows, int columns);

    /** Changes this matrix to the values, given row by row; for {@link DType#FLOAT32} each is rounded to nearest even. */
    void set(double... values);

    /** The elements row by row, waiting for them if need be; float32 is widened, which is exact; every NaN is the same one. */
    double[] toArray();

    /**
     * Writes what {@link #toArray} returns into an array.
     *
     * @throws ShapeException if it has another length than there are elements
     */
    default void copyTo(double[] values) {
        Shapes.requireValues("copyTo", rows(), columns(), values);
        copyTo(0, values, 0, values.length);
    }

    /**
     * Writes some of the elements that {@link #toArray} returns into an array.
     *
     * @param first the place of the first element
     * @param from where it goes in the array
     * @throws ShapeException if there are fewer elements, or there is less room
     */
    default void copyTo(int first, double[] values, int from, int count) {
        Shapes.requirePart("copyTo", this, first, values, from, count);
        System.arraycopy(toArray(), first, values, from, count);
    }

    /**
     * As {@link #copyTo(int, double[], int, int)}, of a float32 matrix.
     *
     * @throws LockstepException if it is none
     */
    default void copyTo(int first, float[] values, int from, int count) {
        Shapes.requirePart("copyTo", this, first, values, from, count);
        double[] all = toArray();
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) all[first + i];
        }
    }

    /**
     * Changes some of the elements to values of an array, as {@link #set} changes all.
     *
     * @param first the place of the first element
     * @param from where its value is in the array
     * @throws ShapeException if there are fewer elements or values
     */
    default void copyFrom(int first, double[] values, int from, int count) {
        Shapes.requirePart("copyFrom", this, first, values, from, count);
        double[] all = toArray();
        System.arraycopy(values, from, all, first, count);
        set(all);
    }

    /**
     * As {@link #copyFrom(int, double[], int, int)}, to a float32 matrix.
     *
     * @throws LockstepException if it is none
     */
    default void copyFrom(int first, float[] values, int from, int count) {
        Shapes.requirePart("copyFrom", this, first, values, from, count);
        double[] all = toArray();
        for (int i = 0; i < count; i++) {
            all[first + i] = values[from + i];
        }
        set(all);
    }

    boolean isClosed();

    /** Releases the matrix; closing again does nothing. */
    @Override
    void close();

    /** The matrix that a decorator stands for; a matrix of a backend is its own. */
    default Matrix underlying() {
        return this;
    }

    /** The number of elements. */
    default int length() {
        return rows() * columns();
    }

    /** The element of a 1 x 1 matrix. */
    default double value() {
        if (rows() != 1 || columns() != 1) {
            throw new ShapeException("value: the matrix is " + Shapes.describe(this) + ", not 1x1");
        }
        return toArray()[0];
    }

    /** The matrix product {@code this * b}, m x k times k x n: each element a chain of fused multiply-adds in blocks of 256. */
    default Matrix matmul(Matrix b) {
        return compute(new Product(false, false, 1), b);
    }

    /** The matrix product {@code this^T * b}, k x m transposed times k x n; bits as {@link #matmul(Matrix)} of the transpose. */
    default Matrix transposeMatmul(Matrix b) {
        return compute(new Product(true, false, 1), b);
    }

    /** The matrix product {@code this * b^T}, m x k times n x k transposed; bits as {@link #matmul(Matrix)} of the transpose. */
    default Matrix matmulTranspose(Matrix b) {
        return compute(new Product(false, true, 1), b);
    }

    /**
     * As many products as there are batches: this matrix and b are cut into parts of equal height, and part t of the result is
     * {@code op(this part t) * op(b part t)}, op being the transposition where its flag is set.
     */
    default Matrix batchMatmul(int batches, boolean transpose, Matrix b, boolean transposeB) {
        Shapes.requireCount("batchMatmul", "batches", batches);
        return compute(new Product(transpose, transposeB, batches), b);
    }

    /** The transpose, columns x rows. */
    default Matrix transpose() {
        return compute(Copy.transpose(rows(), columns()));
    }

    /** The rows from one on, count x columns. */
    default Matrix rows(int from, int count) {
        Shapes.requireRange("rows", this, "rows", rows(), from, count);
        return compute(Copy.part("rows", columns(), from, 0, count, columns()));
    }

    /** The rows from the last to the first. */
    default Matrix reverseRows() {
        return compute(Copy.reversal(rows(), columns()));
    }

    /** The columns from one on, rows x count. */
    default Matrix columns(int from, int count) {
        Shapes.requireRange("columns", this, "columns", columns(), from, count);
        return compute(Copy.part("columns", columns(), 0, from, rows(), count));
    }

    /** The rows that a matrix of k indices names, k x columns: {@code out[r,:] = this[indices[r],:]}; +0.0 for the index -1. */
    default Matrix gatherRows(Matrix indices) {
        return compute(new Gather(), indices);
    }

    /** A matrix of so many rows, to which the rows of this one are added where the indices say; {@link ScatterAdd} says in which order. */
    default Matrix scatterAddRows(Matrix indices, int rows) {
        Shapes.requireCount("scatterAddRows", "rows", rows);
        return compute(new ScatterAdd(rows), indices);
    }

    /** {@code this + b}. */
    default Matrix plus(Matrix b) {
        return compute(Elementwise.of(Formula.PLUS), b);
    }

    /** {@code this + b}. */
    default Matrix plus(double b) {
        return compute(Elementwise.of(Formula.PLUS).with(1, b));
    }

    /** {@code this - b}. */
    default Matrix minus(Matrix b) {
        return compute(Elementwise.of(Formula.MINUS), b);
    }

    /** {@code this - b}. */
    default Matrix minus(double b) {
        return compute(Elementwise.of(Formula.MINUS).with(1, b));
    }

    /** {@code a - this}. */
    default Matrix subtractedFrom(double a) {
        return compute(Elementwise.of(Formula.MINUS).with(0, a));
    }

    /** {@code this * b}, element by element. */
    default Matrix times(Matrix b) {
        return compute(Elementwise.of(Formula.TIMES), b);
    }

    /** {@code this * b}. */
    default Matrix times(double b) {
        return compute(Elementwise.of(Formula.TIMES).with(1, b));
    }

    /** {@code this / b}, element by element, correctly rounded. */
    default Matrix dividedBy(Matrix b) {
        return compute(Elementwise.of(Formula.DIVIDED_BY), b);
    }

    /** {@code this / b}, correctly rounded. */
    default Matrix dividedBy(double b) {
        return compute(Elementwise.of(Formula.DIVIDED_BY).with(1, b));
    }

    /** {@code a / this}, correctly rounded. */
    default Matrix dividedInto(double a) {
        return compute(Elementwise.of(Formula.DIVIDED_BY).with(0, a));
    }

    /** The larger of this and b; NaN if either is, +0.0 of zeros of both signs. */
    default Matrix max(Matrix b) {
        return compute(Elementwise.of(Formula.MAX), b);
    }

    /** The smaller of this and b; NaN if either is, -0.0 of zeros of both signs. */
    default Matrix min(Matrix b) {
        return compute(Elementwise.of(Formula.MIN), b);
    }

    /** 1 where {@code this > b}, else +0.0. */
    default Matrix greaterThan(Matrix b) {
        return compute(Elementwise.of(Formula.GREATER_THAN), b);
    }

    /** 1 where {@code this > b}, else +0.0. */
    default Matrix greaterThan(double b) {
        return compute(Elementwise.of(Formula.GREATER_THAN).with(1, b));
    }

    /** {@code -this}, of zeros too. */
    default Matrix negate() {
        return compute(Elementwise.of(Formula.NEGATE));
    }

    /** The absolute value. */
    default Matrix abs() {
        return compute(Elementwise.of(Formula.ABS));
    }

    /** {@code this * this}, element by element. */
    default Matrix square() {
        return times(this);
    }

    /** The square root, correctly rounded. */
    default Matrix sqrt() {
        return compute(Elementwise.of(Formula.SQRT));
    }

    /** {@code e^this}, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix exp() {
        return compute(Elementwise.of(Formula.EXP));
    }

    /** {@code e^this - 1}, exact near zero, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix expm1() {
        return compute(Elementwise.of(Formula.EXPM1));
    }

    /** The natural logarithm, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix log() {
        return compute(Elementwise.of(Formula.LOG));
    }

    /** The natural logarithm of {@code 1 + this}, exact near zero, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix log1p() {
        return compute(Elementwise.of(Formula.LOG1P));
    }

    /** The hyperbolic tangent, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix tanh() {
        return compute(Elementwise.of(Formula.TANH));
    }

    /** {@code 1 / (1 + e^-this)}, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix sigmoid() {
        return compute(Elementwise.of(Formula.SIGMOID));
    }

    /** The error function, by the contract's fixed sequence; in float32 correctly rounded. */
    default Matrix erf() {
        return compute(Elementwise.of(Formula.ERF));
    }

    /** {@code this / (1 + |this|)}, three roundings. */
    default Matrix softsign() {
        return compute(Elementwise.of(Formula.SOFTSIGN));
    }

    /** {@code this > 0 ? this : +0.0}; a NaN stays a NaN. */
    default Matrix relu() {
        return compute(Elementwise.of(Formula.RELU));
    }

    /** {@code ln(1 + e^this)} without overflow: {@code m = max(this, 0); l = log1p(exp(-|this|)); m + l}. */
    default Matrix softplus() {
        return relu().plus(abs().negate().exp().log1p());
    }

    /** The gradient through ReLU with this upstream gradient, from ReLU's input: {@code input > 0 ? this : +0.0}. */
    default Matrix reluBackward(Matrix input) {
        return compute(Elementwise.of(Formula.RELU_BACKWARD), input);
    }

    /** As {@link #reluBackward} with slope 1 at zero: {@code input < 0 ? +0.0 : this}. */
    default Matrix reluBackwardSlopeOneAtZero(Matrix input) {
        return compute(Elementwise.of(Formula.RELU_BACKWARD_SLOPE_ONE_AT_ZERO), input);
    }

    /** The gradient through tanh with this upstream gradient, from tanh's output o: {@code s = o * o; d = 1 - s; this * d}. */
    default Matrix tanhBackward(Matrix output) {
        return compute(Elementwise.of(Formula.TANH_BACKWARD), output);
    }

    /** The gradient through sigmoid with this upstream gradient, from its output o: {@code s = 1 - o; d = o * s; this * d}. */
    default Matrix sigmoidBackward(Matrix output) {
        return compute(Elementwise.of(Formula.SIGMOID_BACKWARD), output);
    }

    /** The sum of each row, rows x 1: added from the left in blocks of 256, the blocks' sums added from +0.0. */
    default Matrix rowSums() {
        return compute(Reduction.ROW_SUMS);
    }

    /** The sum of each column, 1 x columns: added from the top in blocks of 256, the blocks' sums added from +0.0. */
    default Matrix columnSums() {
        return compute(Reduction.COLUMN_SUMS);
    }

    /** The sum of all elements, 1 x 1: the {@link #columnSums column sum} of the {@link #rowSums row sums}. */
    default Matrix sum() {
        return compute(Reduction.SUM);
    }

    /** The mean of all elements, 1 x 1: their {@link #sum} divided by their number. */
    default Matrix mean() {
        try (Matrix sum = sum()) {
            return sum.dividedBy((double) rows() * columns());
        }
    }

    /** The largest element of each row, rows x 1; NaN if there is one, and +0.0 is larger than -0.0. */
    default Matrix rowMaxima() {
        return compute(Reduction.ROW_MAXIMA);
    }

    /** The largest element of each column, 1 x columns, chosen as {@link #rowMaxima} does. */
    default Matrix columnMaxima() {
        return compute(Reduction.COLUMN_MAXIMA);
    }

    /** The column, counted from 0, in which the largest element of each row stands first, rows x 1; a NaN is the largest. */
    default Matrix rowMaximumIndices() {
        return compute(Reduction.ROW_MAXIMUM_INDICES);
    }

    /** The row, counted from 0, in which the largest element of each column stands first, 1 x columns; a NaN is the largest. */
    default Matrix columnMaximumIndices() {
        return compute(Reduction.COLUMN_MAXIMUM_INDICES);
    }

    /** Uniform random numbers in [0, 1) at the position that this 1 x 2 matrix gives; {@link RandomUniform} says which. */
    default Matrix randomUniform(int rows, int columns, long seed, int stream) {
        return compute(new RandomUniform(rows, columns, seed, stream));
    }

    /**
     * The sums along each row up to each place, of every width-th element: with width 1 {@code y[i,j] = y[i,j-1] + this[i,j]}; in rows that
     * hold the features of one step after those of another, and the number of features as width, the sums over the steps so far.
     */
    default Matrix cumulativeSums(int width) {
        Shapes.requireCount("cumulativeSums", "the width", width);
        return compute(new RowFunction(RowFunction.Rule.CUMULATIVE_SUMS, width));
    }

    /** The sums along each row from each place on, of every width-th element, added from the last: {@link #cumulativeSums} from the end. */
    default Matrix remainingSums(int width) {
        Shapes.requireCount("remainingSums", "the width", width);
        return compute(new RowFunction(RowFunction.Rule.REMAINING_SUMS, width));
    }

    /**
     * Each row, taken as a small matrix of so many columns row by row, transposed and written row by row: channels that stand beside each
     * other at every place become one channel after another, and with the number of places as width the reverse.
     */
    default Matrix transposeParts(int width) {
        Shapes.requireCount("transposeParts", "the width", width);
        return compute(new RowFunction(RowFunction.Rule.TRANSPOSED_PARTS, width));
    }

    /** Changes this matrix: {@code t = rate * gradient; this = this - t}, two roundings; the shapes are equal. */
    default void subtractScaled(double rate, Matrix gradient) {
        Shapes.requireSame("subtractScaled", this, gradient);
        assign(Elementwise.of(Formula.SUBTRACT_SCALED).with(1, rate), this, gradient);
    }

    /** Changes this matrix: {@code t = rate * gradient; this = this - t}, two roundings; the rate is 1 x 1, the other shapes are equal. */
    default void subtractScaled(Matrix rate, Matrix gradient) {
        Shapes.requireSame("subtractScaled", this, gradient);
        Shapes.requireElement("subtractScaled", this, rate, "rate");
        assign(Elementwise.of(Formula.SUBTRACT_SCALED), this, rate, gradient);
    }

    /** Changes this matrix: {@code s = target - this; t = share * s; this = this + t}, three roundings; the shapes are equal. */
    default void moveTowards(double share, Matrix target) {
        Shapes.requireSame("moveTowards", this, target);
        assign(Elementwise.of(Formula.MOVE_TOWARDS).with(1, share), this, target);
    }

    /**
     * Changes this matrix: {@code s = share * values; t = s * values; w = decay * this; this = w + t}, four roundings; the shapes are equal.
     */
    default void averageSquares(double decay, double share, Matrix values) {
        Shapes.requireSame("averageSquares", this, values);
        assign(Elementwise.of(Formula.AVERAGE_SQUARES).with(1, decay).with(3, share), this, values);
    }

    /** {@code r = sqrt(this); q = r / divisor; q + term}, three roundings; shapes as in {@link #dividedBy(Matrix)}. */
    default Matrix rootQuotient(Matrix divisor, double term) {
        return compute(Elementwise.of(Formula.ROOT_QUOTIENT).with(2, term), divisor);
    }

    /**
     * Changes this matrix: {@code t = rate * dividend; q = t / divisor; this = this - q}, three roundings; the rate is 1 x 1, the other shapes
     * are equal.
     */
    default void subtractQuotient(Matrix rate, Matrix dividend, Matrix divisor) {
        Shapes.requireElement("subtractQuotient", this, rate, "rate");
        Shapes.requireSame("subtractQuotient", this, dividend);
        Shapes.requireSame("subtractQuotient", this, divisor);
        assign(Elementwise.of(Formula.SUBTRACT_QUOTIENT), this, rate, dividend, divisor);
    }

    /**
     * Changes this matrix: {@code this[row + r, :] = source[sourceRow + r, :]} for r below count.
     *
     * @throws ShapeException if the widths differ or rows lie outside
     */
    default void setRows(int row, Matrix source, int sourceRow, int count) {
        Shapes.requireRows("setRows", this, row, source, sourceRow, count);
        assign(Copy.rows("setRows", columns(), sourceRow, row, count), source);
    }

    /**
     * Changes a part of this matrix, from a row and a column on, to the source.
     *
     * @throws ShapeException if the source does not fit there
     */
    default void setPart(int row, int column, Matrix source) {
        Shapes.requirePart("setPart", this, row, column, source);
        assign(Copy.into("setPart", source.rows(), source.columns(), columns(), row, column), source);
    }
}
