package dev.lockstep.tck;

import java.util.stream.Stream;

/** What the contract says of transposition, of copies of rows and of updates. */
final class MovementClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 7}, {5, 1}, {3, 8}, {9, 17}, {1, 257}, {255, 1}, {64, 64}, {33, 129}, {300, 301}
    };

    private MovementClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                new Clause("transpose(Storage,Storage)", "transpose: out[j,i] = a[i,j]", MovementClauses::transpose),
                new Clause(
                        "copyRows(Storage,int,Storage,int,int)",
                        "copyRows: those rows and no others",
                        MovementClauses::copyRows),
                new Clause(
                        "subtractScaled(Storage,double,Storage)",
                        "subtractScaled: t = rate * g; p = p - t, two roundings, rate rounded to the dtype",
                        MovementClauses::subtractScaled));
    }

    private static void transpose(Comparison comparison, Values values) {
        for (int[] shape : SHAPES) {
            comparison.same(
                    "transpose",
                    shape[1],
                    shape[0],
                    (kernels, out, operands) -> kernels.transpose(operands.get(0), out),
                    values.edges(shape[0], shape[1]));
        }
    }

    private static void copyRows(Comparison comparison, Values values) {
        for (int[] shape : SHAPES) {
            int rows = shape[0];
            int some = (rows + 1) / 2;
            Operand source = values.edges(rows, shape[1]);
            Operand target = values.edges(rows + 3, shape[1]);
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
    }

    private static void subtractScaled(Comparison comparison, Values values) {
        for (int[] shape : SHAPES) {
            for (double rate : new double[] {0.1, -3.0, values.number()}) {
                Operand p = values.edges(shape[0], shape[1]);
                comparison.sameUpdate(
                        "subtractScaled by " + rate,
                        p,
                        (kernels, out, operands) -> kernels.subtractScaled(out, rate, operands.get(0)),
                        values.edges(shape[0], shape[1]));
                comparison.sameUpdate(
                        "subtractScaled of itself by " + rate,
                        p,
                        (kernels, out, operands) -> kernels.subtractScaled(out, rate, out));
            }
        }
    }
}
