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

    private SumClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                        clauses("rowSums", "each row from the left", Kernels::rowSums, true, false),
                        clauses("columnSums", "each column from the top", Kernels::columnSums, false, true),
                        clauses("sum", "the column sum of the row sums", Kernels::sum, false, false))
                .flatMap(family -> family);
    }

    private interface Kernel {
        void on(Kernels kernels, Storage a, Storage out);
    }

    private interface Maker {
        Operand make(int rows, int columns);
    }

    /** The shape of the output is the operand's in the directions that are kept, and 1 in the others. */
    private static Stream<Clause> clauses(
            String name, String order, Kernel kernel, boolean keepsRows, boolean keepsColumns) {
        Family family = new Family(name, kernel, keepsRows, keepsColumns);
        return Stream.of(
                family.clause(
                        order + ", in blocks of 256 from +0.0",
                        (comparison, values) -> family.compare(comparison, values::finite)),
                family.clause(
                        "NaN and infinities spread",
                        (comparison, values) -> family.compare(comparison, values::fewEdges)),
                family.clause(
                        "subnormal numbers are kept",
                        (comparison, values) -> family.compare(comparison, values::subnormal)),
                family.clause(
                        "what overflows in its own order stays infinite",
                        (comparison, values) -> family.compare(comparison, values::huge)),
                family.clause(
                        "of -0.0 is +0.0", (comparison, values) -> family.compare(comparison, Values::negativeZeros)));
    }

    private record Family(String name, Kernel kernel, boolean keepsRows, boolean keepsColumns) {
        Clause clause(String text, Clause.Check check) {
            return new Clause(name + "(Storage,Storage)", name + ": " + text, check);
        }

        void compare(Comparison comparison, Maker maker) {
            for (int[] shape : SHAPES) {
                comparison.same(
                        name,
                        keepsRows ? shape[0] : 1,
                        keepsColumns ? shape[1] : 1,
                        (kernels, out, operands) -> kernel.on(kernels, operands.get(0), out),
                        maker.make(shape[0], shape[1]));
            }
        }
    }
}
