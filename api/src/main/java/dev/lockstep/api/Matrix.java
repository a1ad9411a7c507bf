package dev.lockstep.api;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;

/**
 * A dense matrix on one backend's device, with the operations on it.
 *
 * <p>An operation makes a new matrix of the same dtype on the same backend; those that change this matrix say so. Bits follow the
 * numerics contract: every result named in a formula is rounded to the dtype, in the order written.
 *
 * <p>In an operation on two matrices elementwise, the result has the shape of one of them. The other has the same shape, or is a row
 * (1 x columns) used for every row, a column (rows x 1) used for every column, or a single element (1 x 1); nothing else is
 * broadcast. A double operand is rounded to the dtype first.
 *
 * <p>Every operation throws {@link ShapeException} where shapes do not fit, and {@link LockstepException} if an operand is null,
 * closed, of another backend or of another dtype; the message names the operation.
 */
public final class Matrix implements AutoCloseable {
    private final Backend backend;
    private final DType dtype;
    private final int rows;
    private final int columns;
    private final boolean returnsToPool;
    private Storage storage;

    Matrix(Backend backend, Storage storage, boolean returnsToPool) {
        this.backend = backend;
        this.storage = storage;
        this.returnsToPool = returnsToPool;
        this.dtype = storage.dtype();
        this.rows = storage.rows();
        this.columns = storage.columns();
    }

    public Backend backend() {
        return backend;
    }

    public DType dtype() {
        return dtype;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The matrix product {@code this * b}, m x k times k x n: each element a chain of fused multiply-adds in blocks of 256. */
    public Matrix matmul(Matrix b) {
        return Operations.matmul("matmul", this, false, b, false);
    }

    /** The matrix product {@code this^T * b}, k x m transposed times k x n; bits as {@link #matmul(Matrix)} of the transpose. */
    public Matrix transposeMatmul(Matrix b) {
        return Operations.matmul("transposeMatmul", this, true, b, false);
    }

    /** The matrix product {@code this * b^T}, m x k times n x k transposed; bits as {@link #matmul(Matrix)} of the transpose. */
    public Matrix matmulTranspose(Matrix b) {
        return Operations.matmul("matmulTranspose", this, false, b, true);
    }

    /** The transpose, columns x rows. */
    public Matrix transpose() {
        Operations.require("transpose", this);
        return backend.result("transpose", dtype, columns, rows, out -> new Instruction.Transpose(storage, out), this);
    }

    /** {@code this + b}. */
    public Matrix plus(Matrix b) {
        return binary("plus", BinaryOperation.ADD, b);
    }

    /** {@code this + b}. */
    public Matrix plus(double b) {
        return binary("plus", BinaryOperation.ADD, b);
    }

    /** {@code this - b}. */
    public Matrix minus(Matrix b) {
        return binary("minus", BinaryOperation.SUBTRACT, b);
    }

    /** {@code this - b}. */
    public Matrix minus(double b) {
        return binary("minus", BinaryOperation.SUBTRACT, b);
    }

    /** {@code a - this}. */
    public Matrix subtractedFrom(double a) {
        return binary("subtractedFrom", a, BinaryOperation.SUBTRACT);
    }

    /** {@code this * b}, element by element. */
    public Matrix times(Matrix b) {
        return binary("times", BinaryOperation.MULTIPLY, b);
    }

    /** {@code this * b}. */
    public Matrix times(double b) {
        return binary("times", BinaryOperation.MULTIPLY, b);
    }

    /** {@code this / b}, element by element, correctly rounded. */
    public Matrix dividedBy(Matrix b) {
        return binary("dividedBy", BinaryOperation.DIVIDE, b);
    }

    /** {@code this / b}, correctly rounded. */
    public Matrix dividedBy(double b) {
        return binary("dividedBy", BinaryOperation.DIVIDE, b);
    }

    /** {@code a / this}, correctly rounded. */
    public Matrix dividedInto(double a) {
        return binary("dividedInto", a, BinaryOperation.DIVIDE);
    }

    /** The larger of this and b; NaN if either is, +0.0 of zeros of both signs. */
    public Matrix max(Matrix b) {
        return binary("max", BinaryOperation.MAXIMUM, b);
    }

    /** The smaller of this and b; NaN if either is, -0.0 of zeros of both signs. */
    public Matrix min(Matrix b) {
        return binary("min", BinaryOperation.MINIMUM, b);
    }

    /** 1 where {@code this > b}, else +0.0. */
    public Matrix greaterThan(Matrix b) {
        return binary("greaterThan", BinaryOperation.GREATER, b);
    }

    /** 1 where {@code this > b}, else +0.0. */
    public Matrix greaterThan(double b) {
        return binary("greaterThan", BinaryOperation.GREATER, b);
    }

    /** {@code -this}, of zeros too. */
    public Matrix negate() {
        return unary("negate", UnaryOperation.NEGATE);
    }

    /** The absolute value. */
    public Matrix abs() {
        return unary("abs", UnaryOperation.ABS);
    }

    /** {@code this * this}, element by element. */
    public Matrix square() {
        return binary("square", BinaryOperation.MULTIPLY, this);
    }

    /** The square root, correctly rounded. */
    public Matrix sqrt() {
        return unary("sqrt", UnaryOperation.SQRT);
    }

    /** {@code e^this}, by the contract's fixed sequence; in float32 correctly rounded. */
    public Matrix exp() {
        return unary("exp", UnaryOperation.EXP);
    }

    /** The natural logarithm, by the contract's fixed sequence; in float32 correctly rounded. */
    public Matrix log() {
        return unary("log", UnaryOperation.LOG);
    }

    /** The hyperbolic tangent, by the contract's fixed sequence; in float32 correctly rounded. */
    public Matrix tanh() {
        return unary("tanh", UnaryOperation.TANH);
    }

    /** {@code 1 / (1 + e^-this)}, by the contract's fixed sequence; in float32 correctly rounded. */
    public Matrix sigmoid() {
        return unary("sigmoid", UnaryOperation.SIGMOID);
    }

    /** {@code this > 0 ? this : +0.0}; a NaN stays a NaN. */
    public Matrix relu() {
        return unary("relu", UnaryOperation.RELU);
    }

    /** The gradient through ReLU with this upstream gradient, from ReLU's input: {@code input > 0 ? this : +0.0}. */
    public Matrix reluBackward(Matrix input) {
        return binary("reluBackward", BinaryOperation.RELU_BACKWARD, input);
    }

    /** As {@link #reluBackward} with slope 1 at zero: {@code input < 0 ? +0.0 : this}. */
    public Matrix reluBackwardSlopeOneAtZero(Matrix input) {
        return binary("reluBackwardSlopeOneAtZero", BinaryOperation.RELU_BACKWARD_SLOPE_ONE_AT_ZERO, input);
    }

    /** The gradient through tanh with this upstream gradient, from tanh's output o: {@code s = o * o; d = 1 - s; this * d}. */
    public Matrix tanhBackward(Matrix output) {
        return binary("tanhBackward", BinaryOperation.TANH_BACKWARD, output);
    }

    /** The gradient through sigmoid with this upstream gradient, from its output o: {@code c = 1 - o; d = o * c; this * d}. */
    public Matrix sigmoidBackward(Matrix output) {
        return binary("sigmoidBackward", BinaryOperation.SIGMOID_BACKWARD, output);
    }

    /** The sum of each row, rows x 1: added from the left in blocks of 256, the blocks' sums added from +0.0. */
    public Matrix rowSums() {
        Operations.require("rowSums", this);
        return backend.result("rowSums", dtype, rows, 1, out -> new Instruction.RowSums(storage, out), this);
    }

    /** The sum of each column, 1 x columns: added from the top in blocks of 256, the blocks' sums added from +0.0. */
    public Matrix columnSums() {
        Operations.require("columnSums", this);
        return backend.result("columnSums", dtype, 1, columns, out -> new Instruction.ColumnSums(storage, out), this);
    }

    /** The sum of all elements, 1 x 1: the {@link #columnSums column sum} of the {@link #rowSums row sums}. */
    public Matrix sum() {
        Operations.require("sum", this);
        return backend.result("sum", dtype, 1, 1, out -> new Instruction.Sum(storage, out), this);
    }

    /** The mean of all elements, 1 x 1: their {@link #sum} divided by their number. */
    public Matrix mean() {
        Operations.require("mean", this);
        double count = (double) rows * columns;
        try (Matrix sum = sum()) {
            return backend.result(
                    "mean",
                    dtype,
                    1,
                    1,
                    out -> new Instruction.BinaryRightScalar(BinaryOperation.DIVIDE, sum.storage, count, out),
                    sum);
        }
    }

    /** Changes this matrix: {@code t = rate * gradient; this = this - t}, two roundings; the shapes are equal. */
    public void subtractScaled(double rate, Matrix gradient) {
        Operations.require("subtractScaled", this, gradient);
        Shapes.requireSame("subtractScaled", this, gradient);
        backend.execute(new Instruction.SubtractScaled(storage, rate, gradient.storage), this, this, gradient);
    }

    /** As {@link #subtractScaled(double, Matrix)} with the rate that a 1 x 1 matrix holds; in a recording, at each run. */
    public void subtractScaled(Matrix rate, Matrix gradient) {
        Operations.require("subtractScaled", this, gradient);
        Operations.require("subtractScaled", this, rate);
        Shapes.requireSame("subtractScaled", this, gradient);
        if (rate.rows != 1 || rate.columns != 1) {
            throw Shapes.mismatch("subtractScaled", this, rate, "the rate must be 1x1");
        }
        backend.execute(
                new Instruction.SubtractScaledBy(storage, rate.storage, gradient.storage), this, this, rate, gradient);
    }

    /**
     * Changes this matrix: {@code this[row + r, :] = source[sourceRow + r, :]} for r below count.
     *
     * @throws ShapeException if the widths differ or rows lie outside
     */
    public void setRows(int row, Matrix source, int sourceRow, int count) {
        Operations.require("setRows", this, source);
        if (source.columns != columns || source.storage == storage) {
            throw Shapes.mismatch("setRows", this, source, "it takes two matrices of equal width");
        }
        if (count < 1 || row < 0 || sourceRow < 0 || row > rows - count || sourceRow > source.rows - count) {
            throw Shapes.mismatch(
                    "setRows", this, source, count + " rows from row " + sourceRow + " do not go to row " + row);
        }
        backend.execute(new Instruction.CopyRows(source.storage, sourceRow, storage, row, count), this, source, this);
    }

    /** Changes this matrix to the values, given row by row; for {@link DType#FLOAT32} each is rounded to nearest even. */
    public void set(double... values) {
        Operations.require("set", this);
        Shapes.requireValues("set", rows, columns, values);
        Operations.requireNotRecording("set", backend);
        backend.kernels().write(values, storage);
    }

    /** The elements row by row, waiting for them if need be; float32 is widened, which is exact. */
    public double[] toArray() {
        Operations.require("toArray", this);
        Operations.requireNotRecording("toArray", backend);
        double[] values = new double[rows * columns];
        backend.kernels().read(storage, values);
        return values;
    }

    /** The element of a 1 x 1 matrix. */
    public double value() {
        if (rows != 1 || columns != 1) {
            throw new ShapeException("value: the matrix is " + Shapes.describe(rows, columns) + ", not 1x1");
        }
        return toArray()[0];
    }

    public boolean isClosed() {
        return storage == null;
    }

    /** Releases the matrix; closing again does nothing. */
    @Override
    public void close() {
        Storage released = storage;
        storage = null;
        if (released != null && returnsToPool) {
            backend.release(released);
        }
    }

    @Override
    public String toString() {
        return Shapes.describe(rows, columns) + " " + dtype.label() + " on " + backend + (isClosed() ? ", closed" : "");
    }

    Storage storage() {
        return storage;
    }

    void requireOpen(String operation) {
        if (storage == null) {
            throw new LockstepException(
                    operation + ": a " + Shapes.describe(rows, columns) + " matrix was used after it was closed");
        }
    }

    private Matrix unary(String name, UnaryOperation operation) {
        return Operations.unary(name, operation, this);
    }

    private Matrix binary(String name, BinaryOperation operation, Matrix b) {
        return Operations.binary(name, operation, this, b);
    }

    private Matrix binary(String name, BinaryOperation operation, double b) {
        Operations.require(name, this);
        return backend.result(
                name, dtype, rows, columns, out -> new Instruction.BinaryRightScalar(operation, storage, b, out), this);
    }

    private Matrix binary(String name, double a, BinaryOperation operation) {
        Operations.require(name, this);
        return backend.result(
                name, dtype, rows, columns, out -> new Instruction.BinaryLeftScalar(operation, a, storage, out), this);
    }
}
