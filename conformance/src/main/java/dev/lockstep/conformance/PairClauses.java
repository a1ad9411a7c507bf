package dev.lockstep.conformance;

import dev.lockstep.api.op.Formula;
import java.util.Arrays;
import java.util.stream.Stream;

/** Functions of two elements compared at every pair of edge values, and at very many pairs whose results are hard to round. */
final class PairClauses {
    /** Pairs compared at once, as matrices of one row. */
    private static final int AT_ONCE = 1 << 18;

    private PairClauses() {}

    static Stream<Clause> all(int pairs) {
        return Arrays.stream(Formula.values())
                .filter(formula -> formula.arity() == 2)
                .flatMap(formula -> Stream.of(
                        ElementwiseClauses.clause(
                                formula,
                                "every pair of edge values",
                                (comparison, values) -> edges(comparison, formula)),
                        ElementwiseClauses.clause(
                                formula,
                                pairs + " pairs, with ties, near ties and subnormal results",
                                (comparison, values) -> many(comparison, formula, pairs))));
    }

    private static void edges(Comparison comparison, Formula formula) {
        double[] edges = Values.allEdges().elements();
        int count = edges.length;
        double[] first = new double[count * count];
        double[] second = new double[count * count];
        for (int i = 0; i < first.length; i++) {
            first[i] = edges[i / count];
            second[i] = edges[i % count];
        }
        ElementwiseClauses.compare(
                comparison, formula, new GivenMatrix(count, count, first), new GivenMatrix(count, count, second));
    }

    private static void many(Comparison comparison, Formula formula, int pairs) {
        HardPairs hard = new HardPairs(comparison.dtype(), pairs);
        for (int from = 0; from < pairs; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, pairs - from);
            double[] first = new double[count];
            double[] second = new double[count];
            hard.draw(first, second);
            ElementwiseClauses.compare(
                    comparison, formula, new GivenMatrix(1, count, first), new GivenMatrix(1, count, second));
        }
    }
}
