package dev.lockstep.conformance;

import dev.lockstep.api.op.Reduction;
import java.util.stream.Stream;

/** What the contract says of maxima and of where they stand. */
final class MaximaClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 9}, {7, 1}, {3, 8}, {17, 5}, {33, 129}, {300, 31}, {2, 5000}, {5000, 2}
    };

    private MaximaClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                        Reduction.ROW_MAXIMA,
                        Reduction.COLUMN_MAXIMA,
                        Reduction.ROW_MAXIMUM_INDICES,
                        Reduction.COLUMN_MAXIMUM_INDICES)
                .flatMap(maximum -> Stream.of(
                        clause(maximum, "the largest, the first among equals", (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                compare(comparison, maximum, values.finite(shape[0], shape[1]));
                                compare(comparison, maximum, values.few(shape[0], shape[1]));
                            }
                        }),
                        clause(maximum, "NaN above all numbers, +0.0 above -0.0", (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                compare(comparison, maximum, values.edges(shape[0], shape[1]));
                                compare(comparison, maximum, values.zeros(shape[0], shape[1]));
                                compare(comparison, maximum, Values.negativeZeros(shape[0], shape[1]));
                            }
                        })));
    }

    private static Clause clause(Reduction maximum, String text, Clause.Body body) {
        return new Clause(maximum, maximum.label(), maximum.label() + ": " + text, body);
    }

    private static void compare(Comparison comparison, Reduction maximum, GivenMatrix a) {
        comparison.same(maximum, maximum.rows(a.rows()), maximum.columns(a.columns()), a);
    }
}
