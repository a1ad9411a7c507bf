package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The checks of each operation, for a given shape. */
final class OperationChecks {
    private final DType dtype;
    private final CheckValues values;

    OperationChecks(DType dtype, long seed) {
        this.dtype = dtype;
        this.values = new CheckValues(seed);
    }

    Stream<OperationCheck> unary(UnaryOperation operation, int rows, int columns) {
        CheckOperand a = values.special(rows, columns);
        return Stream.of(
                check(
                        operation.name(),
                        garbage(rows, columns),
                        List.of(a),
                        (kernels, operands, out) -> kernels.unary(operation, operands.get(0), out)),
                check(
                        operation + " in place",
                        a,
                        List.of(),
                        (kernels, operands, out) -> kernels.unary(operation, out, out)));
    }

    Stream<OperationCheck> binary(BinaryOperation operation, int rows, int columns) {
        CheckOperand a = values.anywhere(rows, columns);
        Stream<CheckOperand> others = Stream.of(
                values.anywhere(rows, columns),
                values.special(1, columns),
                values.special(rows, 1),
                values.special(1, 1));
        return Stream.concat(
                others.flatMap(b -> Stream.of(
                        check(
                                operation.name(),
                                garbage(rows, columns),
                                List.of(a, b),
                                (kernels, operands, out) ->
                                        kernels.binary(operation, operands.get(0), operands.get(1), out)),
                        check(
                                operation.name(),
                                garbage(rows, columns),
                                List.of(b, a),
                                (kernels, operands, out) ->
                                        kernels.binary(operation, operands.get(0), operands.get(1), out)),
                        check(
                                operation + " in place",
                                a,
                                List.of(b),
                                (kernels, operands, out) -> kernels.binary(operation, out, operands.get(0), out)),
                        check(
                                operation + " in place of the second",
                                a,
                                List.of(b),
                                (kernels, operands, out) -> kernels.binary(operation, operands.get(0), out, out)))),
                withNumber(operation, a));
    }

    private Stream<OperationCheck> withNumber(BinaryOperation operation, CheckOperand a) {
        double number = values.scalar();
        String right = operation + " with " + number;
        String left = operation + " of " + number;
        CheckOperand fresh = garbage(a.rows(), a.columns());
        return Stream.of(
                check(
                        right,
                        fresh,
                        List.of(a),
                        (kernels, operands, out) -> kernels.binary(operation, operands.get(0), number, out)),
                check(
                        left,
                        fresh,
                        List.of(a),
                        (kernels, operands, out) -> kernels.binary(operation, number, operands.get(0), out)),
                check(
                        right + " in place",
                        a,
                        List.of(),
                        (kernels, operands, out) -> kernels.binary(operation, out, number, out)),
                check(
                        left + " in place",
                        a,
                        List.of(),
                        (kernels, operands, out) -> kernels.binary(operation, number, out, out)),
                check(
                        operation + " of a matrix and itself",
                        fresh,
                        List.of(a),
                        (kernels, operands, out) -> kernels.binary(operation, operands.get(0), operands.get(0), out)));
    }

    /** The product of a rows x inner and an inner x columns matrix, in all transpositions. */
    Stream<OperationCheck> matmul(int rows, int inner, int columns) {
        return Stream.of(0, 1, 2, 3).map(transpositions -> {
            boolean transposeA = (transpositions & 1) != 0;
            boolean transposeB = (transpositions & 2) != 0;
            CheckOperand a = transposeA ? values.special(inner, rows) : values.special(rows, inner);
            CheckOperand b = transposeB ? values.finite(columns, inner) : values.finite(inner, columns);
            boolean finite = transpositions % 2 == 0;
            CheckOperand left = finite ? values.finite(a.rows(), a.columns()) : a;
            String name =
                    "matmul" + (transposeA ? ", first transposed" : "") + (transposeB ? ", second transposed" : "");
            return check(
                    name,
                    garbage(rows, columns),
                    List.of(left, b),
                    (kernels, operands, out) ->
                            kernels.matmul(operands.get(0), transposeA, operands.get(1), transposeB, out));
        });
    }

    Stream<OperationCheck> rowSums(int rows, int columns) {
        return operandsOf(rows, columns)
                .map(a -> check(
                        "rowSums",
                        garbage(rows, 1),
                        List.of(a),
                        (kernels, operands, out) -> kernels.rowSums(operands.get(0), out)));
    }

    Stream<OperationCheck> columnSums(int rows, int columns) {
        return operandsOf(rows, columns)
                .map(a -> check(
                        "columnSums",
                        garbage(1, columns),
                        List.of(a),
                        (kernels, operands, out) -> kernels.columnSums(operands.get(0), out)));
    }

    Stream<OperationCheck> sum(int rows, int columns) {
        return operandsOf(rows, columns)
                .map(a -> check(
                        "sum",
                        garbage(1, 1),
                        List.of(a),
                        (kernels, operands, out) -> kernels.sum(operands.get(0), out)));
    }

    Stream<OperationCheck> transpose(int rows, int columns) {
        return Stream.of(check(
                "transpose",
                garbage(columns, rows),
                List.of(values.special(rows, columns)),
                (kernels, operands, out) -> kernels.transpose(operands.get(0), out)));
    }

    Stream<OperationCheck> copyRows(int rows, int columns) {
        CheckOperand source = values.special(rows, columns);
        CheckOperand target = values.special(rows + 3, columns);
        int some = (rows + 1) / 2;
        return Stream.of(
                check(
                        "copyRows",
                        target,
                        List.of(source),
                        (kernels, operands, out) -> kernels.copyRows(operands.get(0), 0, out, 0, rows)),
                check(
                        "copyRows",
                        target,
                        List.of(source),
                        (kernels, operands, out) -> kernels.copyRows(operands.get(0), rows - some, out, 3, some)));
    }

    Stream<OperationCheck> subtractScaled(int rows, int columns) {
        double rate = values.scalar();
        return Stream.of(
                check(
                        "subtractScaled",
                        values.special(rows, columns),
                        List.of(values.special(rows, columns)),
                        (kernels, operands, out) -> kernels.subtractScaled(out, 0.1, operands.get(0))),
                check(
                        "subtractScaled",
                        values.special(rows, columns),
                        List.of(values.special(rows, columns)),
                        (kernels, operands, out) -> kernels.subtractScaled(out, rate, operands.get(0))),
                check(
                        "subtractScaled of itself",
                        values.special(rows, columns),
                        List.of(),
                        (kernels, operands, out) -> kernels.subtractScaled(out, 0.1, out)));
    }

    /** A layer, the gradient through it and an update as one program, which shares launches as far as the sizes allow. */
    Stream<OperationCheck> program(int rows, int inner, int columns) {
        List<CheckOperand> operands = List.of(
                values.finite(rows, inner),
                values.finite(inner, columns),
                values.finite(1, columns),
                values.finite(rows, columns),
                values.finite(rows, 1));
        return Stream.of(check("a compiled step", values.finite(inner, columns), operands, CompiledStep::compute));
    }

    private Stream<CheckOperand> operandsOf(int rows, int columns) {
        return Stream.of(values.finite(rows, columns), values.special(rows, columns), values.zeros(rows, columns));
    }

    private CheckOperand garbage(int rows, int columns) {
        double[] elements = new double[rows * columns];
        Arrays.fill(elements, 12345.678);
        return new CheckOperand(rows, columns, elements);
    }

    private OperationCheck check(
            String name, CheckOperand initial, List<CheckOperand> operands, OperationCheck.Operation operation) {
        return new OperationCheck(name, dtype, initial, operands, operation);
    }
}
