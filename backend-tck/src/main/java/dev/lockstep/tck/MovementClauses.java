package dev.lockstep.tck;

import java.util.stream.Stream;

/** What the contract says of transposition, of copies of rows and of updates. */
final class MovementClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 7}, {5, 1}, {3, 8}, {9, 17}, {1, 257}, {255, 1}, {64, 64}, {33, 129}, {300, 301}
    };

    private MovementClauses() {}

    private interface Shapes {
        int[][] of(Values values);
    }

    static Stream<Clause> all() {
        Shapes shapes = values -> values.shapes(SHAPES);
        return Stream.of(
                transpose("out[j,i] = a[i,j]", shapes),
                copyRows("those rows and no others", shapes),
                subtractScaled("t = rate * g; p = p - t, two roundings, rate rounded to the dtype", shapes),
                subtractScaledByMatrix("t = rate * g; p = p - t, two roundings, rate a 1 x 1 matrix", shapes));
    }

    /** The same of large matrices, and of long rows and columns. */
    static Stream<Clause> large(int size) {
        int[][] shapes = {{size + 7, size + 5}, {1, 200 * size + 1}, {200 * size + 1, 1}};
        String text = "large matrices";
        return Stream.of(
                transpose(text, values -> shapes),
                copyRows(text, values -> shapes),
                subtractScaled(text, values -> shapes),
                subtractScaledByMatrix(text, values -> shapes));
    }

    private static Clause transpose(String text, Shapes shapes) {
        return new Clause("transpose(Storage,Storage)", "transpose", "transpose: " + text, (comparison, values) -> {
            for (int[] shape : shapes.of(values)) {
                comparison.same(
                        "transpose",
                        shape[1],
                        shape[0],
                        (kernels, out, operands) -> kernels.transpose(operands.get(0), out),
                        values.edges(shape[0], shape[1]));
            }
        });
    }

    private static Clause copyRows(String text, Shapes shapes) {
        return new Clause(
                "copyRows(Storage,int,Storage,int,int)", "copyRows", "copyRows: " + text, (comparison, values) -> {
                    for (int[] shape : shapes.of(values)) {
                        copyRows(comparison, values, shape[0], shape[1]);
                    }
                });
    }

    private static void copyRows(Comparison comparison, Values values, int rows, int columns) {
        int some = (rows + 1) / 2;
        Operand source = values.edges(rows, columns);
        Operand target = values.edges(rows + 3, columns);
        comparison.sameUpdate(
                "copyRows, all",
                target,
                (kernels, out, operands) -> kernels.copyRows(operands.get(0), 0, out, 0, rows),
                source);
        comparison.sameUpdate(
                "copyRows, some",
                target,
                (kernels, out, operands) -> kernels.copyRows(operands.get(0), rows - some, out, 3, some),
                source);
    }

    private static Clause subtractScaled(String text, Shapes shapes) {
        return new Clause(
                "subtractScaled(Storage,double,Storage)",
                "subtractScaled",
                "subtractScaled: " + text,
                (comparison, values) -> {
                    for (int[] shape : shapes.of(values)) {
                        for (double rate : new double[] {0.1, -3.0, values.number()}) {
                            subtractScaled(comparison, values, shape[0], shape[1], rate);
                        }
                    }
                });
    }

    private static void subtractScaled(Comparison comparison, Values values, int rows, int columns, double rate) {
        Operand p = values.edges(rows, columns);
        comparison.sameUpdate(
                "subtractScaled by " + rate,
                p,
                (kernels, out, operands) -> kernels.subtractScaled(out, rate, operands.get(0)),
                values.edges(rows, columns));
        comparison.sameUpdate(
                "subtractScaled of itself by " + rate,
                p,
                (kernels, out, operands) -> kernels.subtractScaled(out, rate, out));
    }

    private static Clause subtractScaledByMatrix(String text, Shapes shapes) {
        return new Clause(
                "subtractScaled(Storage,Storage,Storage)",
                "subtractScaled",
                "subtractScaled by a matrix: " + text,
                (comparison, values) -> {
                    for (int[] shape : shapes.of(values)) {
                        comparison.sameUpdate(
                                "subtractScaled by a matrix",
                                values.edges(shape[0], shape[1]),
                                (kernels, out, operands) ->
                                        kernels.subtractScaled(out, operands.get(1), operands.get(0)),
                                values.edges(shape[0], shape[1]),
                                values.edges(1, 1));
                    }
                });
    }
}
