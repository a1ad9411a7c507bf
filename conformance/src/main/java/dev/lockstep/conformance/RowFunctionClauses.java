package dev.lockstep.conformance;

import dev.lockstep.api.op.RowFunction;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the contract says of what becomes of rows by themselves, of every rule that there is. */
final class RowFunctionClauses {
    private static final int[][] SHAPES = {
        {1, 1}, {1, 9}, {7, 1}, {3, 8}, {17, 6}, {33, 129}, {300, 30}, {2, 5000}, {5000, 2}
    };

    private RowFunctionClauses() {}

    static Stream<Clause> all() {
        return Arrays.stream(RowFunction.Rule.values())
                .flatMap(rule -> Stream.of(
                        clause(rule, "each row by itself, of every width that divides it", (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                compare(comparison, rule, values.finite(shape[0], shape[1]));
                            }
                        }),
                        clause(rule, "NaN, infinities and zeros of both signs", (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                compare(comparison, rule, values.edges(shape[0], shape[1]));
                                compare(comparison, rule, Values.negativeZeros(shape[0], shape[1]));
                            }
                        })));
    }

    private static Clause clause(RowFunction.Rule rule, String text, Clause.Body body) {
        String label = rule.label();
        return new Clause(rule, label, label + ": " + text, body);
    }

    private static void compare(Comparison comparison, RowFunction.Rule rule, GivenMatrix a) {
        IntStream.of(1, 2, 3, a.columns())
                .distinct()
                .filter(width -> a.columns() % width == 0)
                .forEach(width -> comparison.same(new RowFunction(rule, width), a.rows(), a.columns(), a));
    }
}
