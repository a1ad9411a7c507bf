package dev.lockstep.tck;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** What the contract says of each function of one element and of two; the enums' constants are all of them. */
final class ElementwiseClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 2}, {1, 7}, {5, 1}, {5, 5}, {3, 8}, {9, 17}, {1, 255}, {257, 1}, {7, 64}, {33, 129}, {70, 257}
    };

    private ElementwiseClauses() {}

    static Stream<Clause> all() {
        return Stream.concat(
                Arrays.stream(UnaryOperation.values()).map(ElementwiseClauses::unary),
                Arrays.stream(BinaryOperation.values()).flatMap(ElementwiseClauses::binary));
    }

    private static Clause unary(UnaryOperation operation) {
        return unary(operation, formula(operation), (comparison, values) -> {
            compare(comparison, operation, Values.allEdges());
            compare(comparison, operation, values.subnormal(7, 9));
            compare(comparison, operation, values.anywhere(values.size(301), values.size(300)));
            for (int[] shape : values.shapes(SHAPES)) {
                compare(comparison, operation, values.edges(shape[0], shape[1]));
                compare(comparison, operation, values.anywhere(shape[0], shape[1]));
            }
        });
    }

    /** Functions of large matrices; those of two also with a row and a column. */
    static Stream<Clause> large(int size) {
        int rows = size + 7;
        int columns = size + 5;
        return Stream.concat(
                Arrays.stream(UnaryOperation.values())
                        .map(operation -> unary(
                                operation,
                                "large matrices",
                                (comparison, values) ->
                                        compare(comparison, operation, values.anywhere(rows, columns)))),
                Arrays.stream(BinaryOperation.values())
                        .map(operation -> binary(operation, "large matrices", (comparison, values) -> {
                            Operand a = values.anywhere(rows, columns);
                            compare(comparison, operation, a, values.anywhere(rows, columns));
                            compare(comparison, operation, a, values.edges(1, columns));
                            compare(comparison, operation, values.edges(rows, 1), a);
                        })));
    }

    static Clause unary(UnaryOperation operation, String text, Clause.Body body) {
        String name = name(operation);
        return new Clause("unary(UnaryOperation,Storage,Storage)", name, name + ": " + text, body);
    }

    static Clause binary(BinaryOperation operation, String text, Clause.Body body) {
        String name = name(operation);
        return new Clause("binary(BinaryOperation,Storage,Storage,Storage)", name, name + ": " + text, body);
    }

    /** Into a new output and in place. */
    static void compare(Comparison comparison, UnaryOperation operation, Operand a) {
        comparison.same(
                name(operation),
                a.rows(),
                a.columns(),
                (kernels, out, operands) -> kernels.unary(operation, operands.get(0), out),
                a);
        comparison.sameUpdate(
                name(operation) + " in place", a, (kernels, out, operands) -> kernels.unary(operation, out, out));
    }

    private static Stream<Clause> binary(BinaryOperation operation) {
        String name = name(operation);
        String text = name + ": " + formula(operation);
        return Stream.of(
                binary(operation, formula(operation), (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        twoMatrices(comparison, operation, values.edges(shape[0], shape[1]), values);
                    }
                    twoMatrices(comparison, operation, values.anywhere(40, 50), values);
                    twoMatrices(comparison, operation, values.subnormal(4, 5), values);
                    int rows = values.size(301);
                    int columns = values.size(300);
                    compare(comparison, operation, values.anywhere(rows, columns), values.edges(rows, 1));
                    compare(comparison, operation, values.edges(1, columns), values.anywhere(rows, columns));
                }),
                new Clause(
                        "binary(BinaryOperation,Storage,double,Storage)",
                        name,
                        text + ", b a number rounded to the dtype",
                        (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                rightNumber(comparison, operation, values.edges(shape[0], shape[1]), values.number());
                                rightNumber(comparison, operation, values.anywhere(shape[0], shape[1]), 0.1);
                            }
                        }),
                new Clause(
                        "binary(BinaryOperation,double,Storage,Storage)",
                        name,
                        text + ", a a number rounded to the dtype",
                        (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                leftNumber(comparison, operation, values.number(), values.edges(shape[0], shape[1]));
                                leftNumber(comparison, operation, 0.1, values.anywhere(shape[0], shape[1]));
                            }
                        }));
    }

    /** The second matrix of the same shape, a row, a column or an element, on either side, into a new output or in place. */
    private static void twoMatrices(Comparison comparison, BinaryOperation operation, Operand a, Values values) {
        int rows = a.rows();
        int columns = a.columns();
        Operand[] others = {
            values.edges(rows, columns), values.edges(1, columns), values.edges(rows, 1), values.edges(1, 1)
        };
        for (Operand b : others) {
            compare(comparison, operation, a, b);
            compare(comparison, operation, b, a);
            comparison.sameUpdate(
                    name(operation) + " in place of the first",
                    a,
                    (kernels, out, operands) -> kernels.binary(operation, out, operands.get(0), out),
                    b);
            comparison.sameUpdate(
                    name(operation) + " in place of the second",
                    a,
                    (kernels, out, operands) -> kernels.binary(operation, operands.get(0), out, out),
                    b);
        }
        comparison.same(
                name(operation) + " of a matrix and itself",
                rows,
                columns,
                (kernels, out, operands) -> kernels.binary(operation, operands.get(0), operands.get(0), out),
                a);
    }

    /** One matrix and another of the same shape, or a row or a column on either side. */
    static void compare(Comparison comparison, BinaryOperation operation, Operand a, Operand b) {
        comparison.same(
                name(operation),
                Math.max(a.rows(), b.rows()),
                Math.max(a.columns(), b.columns()),
                (kernels, out, operands) -> kernels.binary(operation, operands.get(0), operands.get(1), out),
                a,
                b);
    }

    private static void rightNumber(Comparison comparison, BinaryOperation operation, Operand a, double b) {
        comparison.same(
                name(operation) + " with " + b,
                a.rows(),
                a.columns(),
                (kernels, out, operands) -> kernels.binary(operation, operands.get(0), b, out),
                a);
        comparison.sameUpdate(
                name(operation) + " with " + b + " in place",
                a,
                (kernels, out, operands) -> kernels.binary(operation, out, b, out));
    }

    private static void leftNumber(Comparison comparison, BinaryOperation operation, double a, Operand b) {
        comparison.same(
                name(operation) + " of " + a,
                b.rows(),
                b.columns(),
                (kernels, out, operands) -> kernels.binary(operation, a, operands.get(0), out),
                b);
        comparison.sameUpdate(
                name(operation) + " of " + a + " in place",
                b,
                (kernels, out, operands) -> kernels.binary(operation, a, out, out));
    }

    /** The operation's name as {@link dev.lockstep.api.spi.Instruction#name} gives it. */
    static String name(Enum<?> operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static String formula(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE -> "the sign bit turned over";
            case ABS -> "the sign bit cleared";
            case SQRT -> "the square root, correctly rounded";
            case EXP, LOG, TANH, SIGMOID -> "the contract's fixed sequence";
            case RELU -> "a > 0 ? a : +0.0, and a NaN stays NaN";
        };
    }

    private static String formula(BinaryOperation operation) {
        return switch (operation) {
            case ADD -> "a + b";
            case SUBTRACT -> "a - b";
            case MULTIPLY -> "a * b";
            case DIVIDE -> "a / b";
            case MAXIMUM -> "the larger, NaN if either is, +0.0 of zeros of both signs";
            case MINIMUM -> "the smaller, NaN if either is, -0.0 of zeros of both signs";
            case GREATER -> "a > b ? 1 : +0.0";
            case RELU_BACKWARD -> "b > 0 ? a : +0.0";
            case RELU_BACKWARD_SLOPE_ONE_AT_ZERO -> "b < 0 ? +0.0 : a";
            case TANH_BACKWARD -> "s = b * b; d = 1 - s; a * d";
            case SIGMOID_BACKWARD -> "c = 1 - b; d = b * c; a * d";
        };
    }
}
