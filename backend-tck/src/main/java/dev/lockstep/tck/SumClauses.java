package dev.lockstep.tck;

import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
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

    private static final Family ROW_SUMS = new Family("rowSums", Kernels::rowSums, true, false);
    private static final Family COLUMN_SUMS = new Family("columnSums", Kernels::columnSums, false, true);
    private static final Family SUM = new Family("sum", Kernels::sum, false, false);

    private SumClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                        clauses(ROW_SUMS, "each row from the left"),
                        clauses(COLUMN_SUMS, "each column from the top"),
                        clauses(SUM, "the column sum of the row sums"))
                .flatMap(clauses -> clauses);
    }

    /** Sums of large matrices, and of long rows and columns. */
    static Stream<Clause> large(int size) {
        return Stream.of(ROW_SUMS, COLUMN_SUMS, SUM)
                .map(family -> family.clause("large matrices", (comparison, values) -> {
                    family.compare(comparison, values.finite(size + 7, size + 5));
                    family.compare(comparison, values.finite(3, 100 * size + 1));
                    family.compare(comparison, values.finite(100 * size + 1, 3));
                }));
    }

    private interface Kernel {
        void on(Kernels kernels, Storage a, Storage out);
    }

    private interface Maker {
        Operand make(int rows, int columns);
    }

    private static Stream<Clause> clauses(Family family, String order) {
        return Stream.of(
                family.clause(
                        order + ", in blocks of 256 from +0.0",
                        (comparison, values) -> family.compare(comparison, values, values::finite)),
                family.clause(
                        "NaN and infinities spread",
                        (comparison, values) -> family.compare(comparison, values, values::fewEdges)),
                family.clause(
                        "subnormal numbers are kept",
                        (comparison, values) -> family.compare(comparison, values, values::subnormal)),
                family.clause(
                        "what overflows in its own order stays infinite",
                        (comparison, values) -> family.compare(comparison, values, values::huge)),
                family.clause(
                        "of -0.0 is +0.0",
                        (comparison, values) -> family.compare(comparison, values, Values::negativeZeros)));
    }

    /** The shape of the output is the operand's in the directions that are kept, and 1 in the others. */
    private record Family(String name, Kernel kernel, boolean keepsRows, boolean keepsColumns) {
        Clause clause(String text, Clause.Body body) {
            return new Clause(name + "(Storage,Storage)", name, name + ": " + text, body);
        }

        void compare(Comparison comparison, Values values, Maker maker) {
            for (int[] shape : values.shapes(SHAPES)) {
                compare(comparison, maker.make(shape[0], shape[1]));
            }
        }

        void compare(Comparison comparison, Operand a) {
            comparison.same(
                    name,
                    keepsRows ? a.rows() : 1,
                    keepsColumns ? a.columns() : 1,
                    (kernels, out, operands) -> kernel.on(kernels, operands.get(0), out),
                    a);
        }
    }
}
