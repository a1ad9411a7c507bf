package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.op.Product;
import dev.lockstep.api.op.RandomUniform;
import dev.lockstep.api.op.Reduction;
import dev.lockstep.api.op.RowFunction;
import dev.lockstep.api.op.ScatterAdd;
import java.util.List;

/** The shape of an operation's result; throws {@link ShapeException} where the operands do not fit. */
final class ResultShape implements Operation.Visitor<ResultShape.Shape> {
    /** The largest index that a float32 has with all below it. */
    private static final int MOST_FLOAT_INDICES = 1 << 24;

    private final List<? extends Matrix> operands;

    /** Rows and columns. */
    record Shape(int rows, int columns) {}

    private ResultShape(List<? extends Matrix> operands) {
        this.operands = operands;
    }

    static Shape of(Operation operation, List<? extends Matrix> operands) {
        return operation.accept(new ResultShape(operands));
    }

    @Override
    public Shape product(Product product) {
        requireOperands(product, 2);
        Matrix a = operands.get(0);
        Matrix b = operands.get(1);
        int batches = product.batches();
        if (a.rows() % batches != 0 || b.rows() % batches != 0) {
            throw Shapes.mismatch(product.label(), a, b, "the rows are no multiples of " + batches);
        }
        int rowsOfA = a.rows() / batches;
        int rowsOfB = b.rows() / batches;
        int inner = product.transposeA() ? rowsOfA : a.columns();
        int innerB = product.transposeB() ? b.columns() : rowsOfB;
        if (inner != innerB) {
            throw Shapes.mismatch(product.label(), a, b, "the inner sizes are " + inner + " and " + innerB);
        }
        long rows = (long) batches * (product.transposeA() ? a.columns() : rowsOfA);
        if (rows > Shapes.MOST_ELEMENTS) {
            throw Shapes.mismatch(product.label(), a, b, "the result has " + rows + " rows");
        }
        return new Shape((int) rows, product.transposeB() ? rowsOfB : b.columns());
    }

    @Override
    public Shape elementwise(Elementwise elementwise) {
        requireOperands(elementwise, elementwise.matrices());
        Matrix largest = operands.get(0);
        for (Matrix operand : operands) {
            if (operand.rows() >= largest.rows() && operand.columns() >= largest.columns()) {
                largest = operand;
            }
        }
        for (Matrix operand : operands) {
            if (!covers(largest, operand)) {
                Matrix other = operand == operands.get(0) ? largest : operands.get(0);
                throw operand == operands.get(0)
                        ? misfit(elementwise, operand, other)
                        : misfit(elementwise, other, operand);
            }
        }
        return new Shape(largest.rows(), largest.columns());
    }

    @Override
    public Shape reduction(Reduction reduction) {
        requireOperands(reduction, 1);
        Matrix a = operands.get(0);
        if (reduction.givesIndices()) {
            requireIndexable(reduction, a, reduction == Reduction.ROW_MAXIMUM_INDICES ? a.columns() : a.rows());
        }
        return new Shape(reduction.rows(a.rows()), reduction.columns(a.columns()));
    }

    @Override
    public Shape copy(Copy copy) {
        requireOperands(copy, 1);
        requireInside(copy, operands.get(0));
        return new Shape(copy.rows(), copy.columns());
    }

    @Override
    public Shape concatenation(Concatenation concatenation) {
        Matrix first = operands.get(0);
        long rows = concatenation.beside() ? first.rows() : 0;
        long columns = concatenation.beside() ? 0 : first.columns();
        for (Matrix part : operands) {
            if (concatenation.beside() ? part.rows() != first.rows() : part.columns() != first.columns()) {
                throw Shapes.mismatch(
                        concatenation.label(),
                        first,
                        part,
                        "they must have equal " + (concatenation.beside() ? "heights" : "widths"));
            }
            rows += concatenation.beside() ? 0 : part.rows();
            columns += concatenation.beside() ? part.columns() : 0;
        }
        if (rows * columns > Shapes.MOST_ELEMENTS) {
            throw new ShapeException(concatenation.label() + ": the result has " + rows * columns
                    + " elements, more than the " + Shapes.MOST_ELEMENTS + " of an array");
        }
        return new Shape((int) rows, (int) columns);
    }

    @Override
    public Shape gather(Gather gather) {
        requireOperands(gather, 2);
        Matrix source = operands.get(0);
        requireIndexable(gather, source, source.rows());
        return new Shape(operands.get(1).length(), source.columns());
    }

    @Override
    public Shape scatterAdd(ScatterAdd scatter) {
        requireOperands(scatter, 2);
        Matrix source = operands.get(0);
        Matrix indices = operands.get(1);
        if (indices.length() != source.rows()) {
            throw Shapes.mismatch(scatter.label(), source, indices, "there must be an index for each row of the first");
        }
        requireIndexable(scatter, source, scatter.rows());
        return new Shape(scatter.rows(), source.columns());
    }

    @Override
    public Shape randomUniform(RandomUniform random) {
        requireOperands(random, 1);
        Matrix position = operands.get(0);
        if (position.length() != 2) {
            throw new ShapeException(
                    random.label() + ": the position is " + Shapes.describe(position) + ", not two elements");
        }
        return new Shape(random.rows(), random.columns());
    }

    @Override
    public Shape rowFunction(RowFunction function) {
        requireOperands(function, 1);
        Matrix a = operands.get(0);
        if (a.columns() % function.width() != 0) {
            throw new ShapeException(function.label() + ": the columns of the " + Shapes.describe(a)
                    + " matrix are no multiple of " + function.width());
        }
        return new Shape(a.rows(), a.columns());
    }

    /** Checks that all elements to copy are the source's. */
    static void requireInside(Copy copy, Matrix source) {
        long last = copy.lastRead();
        if (last >= source.length()) {
            throw new ShapeException(
                    copy.label() + ": the " + Shapes.describe(source) + " matrix has no element " + last);
        }
    }

    private void requireOperands(Operation operation, int count) {
        if (operands.size() != count) {
            throw new LockstepException(
                    operation.label() + ": it takes " + count + " matrices, not " + operands.size());
        }
    }

    private static void requireIndexable(Operation operation, Matrix a, int count) {
        if (a.dtype() == DType.FLOAT32 && count > MOST_FLOAT_INDICES) {
            throw new ShapeException(operation.label() + ": " + count + " places are more than the "
                    + MOST_FLOAT_INDICES + " that a float32 can number");
        }
    }

    private static ShapeException misfit(Elementwise operation, Matrix a, Matrix b) {
        return Shapes.mismatch(
                operation.label(), a, b, "neither is a row, a column or an element of the other's shape");
    }

    /** Whether b can stand for a matrix of a's shape: the same shape, a row, a column or a single element of it. */
    private static boolean covers(Matrix a, Matrix b) {
        return (b.rows() == a.rows() || b.rows() == 1) && (b.columns() == a.columns() || b.columns() == 1);
    }
}
