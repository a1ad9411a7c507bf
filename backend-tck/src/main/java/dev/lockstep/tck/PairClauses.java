package dev.lockstep.tck;

import dev.lockstep.api.spi.BinaryOperation;
import java.util.Arrays;
import java.util.stream.Stream;

/** Functions of two elements compared at every pair of edge values, and at very many pairs whose results are hard to round. */
final class PairClauses {
    /** Pairs compared at once, as matrices of one row. */
    private static final int AT_ONCE = 1 << 18;

    private PairClauses() {}

    static Stream<Clause> all(int pairs) {
        return Arrays.stream(BinaryOperation.values())
                .flatMap(operation -> Stream.of(
                        ElementwiseClauses.binary(
                                operation,
                                "every pair of edge values",
                                (comparison, values) -> edges(comparison, operation)),
                        ElementwiseClauses.binary(
                                operation,
                                pairs + " pairs, with ties, near ties and subnormal results",
                                (comparison, values) -> many(comparison, operation, pairs))));
    }

    private static void edges(Comparison comparison, BinaryOperation operation) {
        double[] edges = Values.allEdges().elements();
        int count = edges.length;
        double[] first = new double[count * count];
        double[] second = new double[count * count];
        for (int i = 0; i < first.length; i++) {
            first[i] = edges[i / count];
            second[i] = edges[i % count];
        }
        ElementwiseClauses.compare(
                comparison, operation, new Operand(count, count, first), new Operand(count, count, second));
    }

    private static void many(Comparison comparison, BinaryOperation operation, int pairs) {
        HardPairs hard = new HardPairs(comparison.dtype(), pairs);
        for (int from = 0; from < pairs; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, pairs - from);
            double[] first = new double[count];
            double[] second = new double[count];
            hard.draw(first, second);
            ElementwiseClauses.compare(
                    comparison, operation, new Operand(1, count, first), new Operand(1, count, second));
        }
    }
}
