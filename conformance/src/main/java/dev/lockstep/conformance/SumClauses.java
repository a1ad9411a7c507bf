package dev.lockstep.conformance;

import dev.lockstep.api.op.Reduction;
import java.util.stream.Stream;

/** What the contract says of sums. */
final class SumClauses {
    private static final int[][] SHAPES = {
        {1, 1},
        {3, 255},
        {255, 3},
        {8, 256},
        {256, 8},
        {257, 17},
        {17, 257},
        {513, 33},
        {33, 513},
        {1, 2305},
        {2305, 1},
        {300, 301},
        {9000, 2},
        {2, 9000}
    };

    private SumClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                        clauses(Reduction.ROW_SUMS, "each row from the left"),
                        clauses(Reduction.COLUMN_SUMS, "each column from the top"),
                        clauses(Reduction.SUM, "the column sum of the row sums"))
                .flatMap(clauses -> clauses);
    }

    /** Sums of large matrices, and of long rows and columns. */
    static Stream<Clause> large(int size) {
        return Stream.of(Reduction.ROW_SUMS, Reduction.COLUMN_SUMS, Reduction.SUM)
                .map(sum -> clause(sum, "large matrices", (comparison, values) -> {
                    compare(comparison, sum, values.finite(size + 7, size + 5));
                    compare(comparison, sum, values.finite(3, 100 * size + 1));
                    compare(comparison, sum, values.finite(100 * size + 1, 3));
                }));
    }

    private interface Maker {
        GivenMatrix make(int rows, int columns);
    }

    private static Stream<Clause> clauses(Reduction sum, String order) {
        return Stream.of(
                clause(
                        sum,
                        order + ", in blocks of 256 from +0.0",
                        (comparison, values) -> compare(comparison, sum, values, values::finite)),
                clause(
                        sum,
                        "NaN and infinities spread",
                        (comparison, values) -> compare(comparison, sum, values, values::fewEdges)),
                clause(
                        sum,
                        "subnormal numbers are kept",
                        (comparison, values) -> compare(comparison, sum, values, values::subnormal)),
                clause(
                        sum,
                        "what overflows in its own order stays infinite",
                        (comparison, values) -> compare(comparison, sum, values, values::huge)),
                clause(
                        sum,
                        "of -0.0 is +0.0",
                        (comparison, values) -> compare(comparison, sum, values, Values::negativeZeros)));
    }

    private static Clause clause(Reduction sum, String text, Clause.Body body) {
        return new Clause(sum, sum.label(), sum.label() + ": " + text, body);
    }

    private static void compare(Comparison comparison, Reduction sum, Values values, Maker maker) {
        for (int[] shape : values.shapes(SHAPES)) {
            compare(comparison, sum, maker.make(shape[0], shape[1]));
        }
    }

    private static void compare(Comparison comparison, Reduction sum, GivenMatrix a) {
        comparison.same(sum, sum.rows(a.rows()), sum.columns(a.columns()), a);
    }
}
