package dev.lockstep.onnx;

import static dev.lockstep.onnx.GraphBuilder.attribute;

import dev.lockstep.api.Matrix;
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
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An operation as nodes; each method gives the name of the result.
 *
 * @param operands the names of the operands
 * @param first the first operand
 */
record OperationNodes(GraphBuilder graph, List<String> operands, Matrix first) implements Operation.Visitor<String> {
    @Override
    public String product(Product operation) {
        if (operation.batches() != 1) {
            throw refusal(operation);
        }
        return graph.node(
                "MatMul",
                transposedIf(operation.transposeA(), operands.get(0)),
                transposedIf(operation.transposeB(), operands.get(1)));
    }

    @Override
    public String elementwise(Elementwise operation) {
        List<String> all = new ArrayList<>();
        Iterator<String> matrices = operands.iterator();
        for (int i = 0; i < operation.formula().arity(); i++) {
            all.add(operation.isNumber(i) ? graph.number(operation.number(i)) : matrices.next());
        }
        return ExpressionNodes.of(operation.formula().body(), all, graph);
    }

    @Override
    public String reduction(Reduction operation) {
        return switch (operation) {
            case ROW_SUMS -> sums(1);
            case COLUMN_SUMS -> sums(0);
            case SUM -> sums(0, 1);
            case ROW_MAXIMA -> maxima(1);
            case COLUMN_MAXIMA -> maxima(0);
            case ROW_MAXIMUM_INDICES -> maximumIndices(1);
            case COLUMN_MAXIMUM_INDICES -> maximumIndices(0);
        };
    }

    @Override
    public String copy(Copy operation) {
        int columns = first.columns();
        if (operation.equals(Copy.transpose(first.rows(), columns))) {
            return transposedIf(true, operands.get(0));
        }
        int row = operation.from() / columns;
        int column = operation.from() % columns;
        if (!operation.equals(
                Copy.part(operation.label(), columns, row, column, operation.rows(), operation.columns()))) {
            throw refusal(operation);
        }
        String rows = part(operands.get(0), 0, row, operation.rows(), first.rows());
        return part(rows, 1, column, operation.columns(), columns);
    }

    @Override
    public String concatenation(Concatenation operation) {
        return graph.node("Concat", operands, attribute("axis", operation.beside() ? 1L : 0L));
    }

    @Override
    public String gather(Gather operation) {
        throw refusal(operation);
    }

    @Override
    public String scatterAdd(ScatterAdd operation) {
        throw refusal(operation);
    }

    @Override
    public String randomUniform(RandomUniform operation) {
        throw refusal(operation);
    }

    @Override
    public String rowFunction(RowFunction operation) {
        throw refusal(operation);
    }

    static OnnxException refusal(Operation operation) {
        return new OnnxException("the model can not be written as ONNX: it computes " + operation.description()
                + ", which is not among " + "the operations that are translated");
    }

    private String transposedIf(boolean transposed, String operand) {
        return transposed ? graph.node("Transpose", operand) : operand;
    }

    private String sums(long... axes) {
        return graph.node("ReduceSum", List.of(operands.get(0), graph.integers(axes)), attribute("keepdims", 1L));
    }

    private String maxima(long axis) {
        return graph.node("ReduceMax", operands, attribute("axes", new long[] {axis}), attribute("keepdims", 1L));
    }

    private String maximumIndices(long axis) {
        String indices = graph.node("ArgMax", operands, attribute("axis", axis), attribute("keepdims", 1L));
        return graph.cast(indices, graph.elementType());
    }

    /** So many rows or columns of a matrix; the matrix where they are all. */
    private String part(String matrix, long axis, int from, int count, int all) {
        if (count == all) {
            return matrix;
        }
        return graph.node(
                "Slice",
                List.of(matrix, graph.integers(from), graph.integers((long) from + count), graph.integers(axis)));
    }
}
