package dev.lockstep.onnx;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import dev.lockstep.api.op.Operation;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Hears what a function computes and makes a graph of it; what nothing that was heard has made is a constant. */
final class Trace implements OperationListener {
    private final GraphBuilder graph;
    private final Map<Matrix, String> names = new IdentityHashMap<>();
    /** The parameters that were not yet used. */
    private final Map<Matrix, String> parameters = new IdentityHashMap<>();

    /** @param name of the inputs */
    Trace(GraphBuilder graph, Matrix inputs, String name, Map<String, Matrix> parameters) {
        this.graph = graph;
        names.put(inputs.underlying(), name);
        parameters.forEach((parameter, matrix) -> this.parameters.put(matrix.underlying(), parameter));
    }

    /** What a function makes, every operation of it being heard. */
    Matrix hear(Supplier<Matrix> function) {
        Optional<OperationListener> before = OperationListener.listen(Optional.of(this));
        try {
            return function.get();
        } finally {
            OperationListener.listen(before);
        }
    }

    /** The name of what a matrix holds. */
    String name(Matrix matrix) {
        return names.computeIfAbsent(matrix.underlying(), this::constant);
    }

    @Override
    public void computed(Operation operation, List<Matrix> operands, Matrix result) {
        List<String> operandNames = operands.stream().map(this::name).toList();
        Matrix first = operands.isEmpty() ? result : operands.get(0);
        names.put(result.underlying(), operation.accept(new OperationNodes(graph, operandNames, first)));
    }

    @Override
    public void reshaped(Matrix matrix, Matrix result) {
        String shape = graph.integers(-1, result.columns());
        names.put(result.underlying(), graph.node("Reshape", name(matrix), shape));
    }

    @Override
    public void changed(Operation operation, List<Matrix> operands, Matrix changed) {
        throw new OnnxException("the model can not be written as ONNX: it changes a matrix by " + operation.label());
    }

    private String constant(Matrix matrix) {
        String parameter = parameters.get(matrix);
        String name = parameter == null ? graph.name("constant") : parameter;
        return graph.matrix(name, matrix.rows(), matrix.columns(), matrix.toArray());
    }
}
