package dev.lockstep.conformance;

import dev.lockstep.api.op.Gather;
import dev.lockstep.api.op.ScatterAdd;
import java.util.stream.Stream;

/** What the contract says of rows chosen, and added, by indices. */
final class IndexClauses {
    /** The rows that indices name, how many indices there are, and the columns. */
    private static final int[][] SHAPES = {
        {1, 1, 1}, {5, 3, 4}, {3, 600, 2}, {7, 1025, 17}, {300, 40, 9}, {64, 256, 33}, {2, 257, 1}, {1000, 3, 3}
    };

    private IndexClauses() {}

    static Stream<Clause> all() {
        return Stream.of(
                gather("the rows that are named; +0.0 for -1, NaN for what is no index", (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        comparison.same(
                                new Gather(),
                                shape[1],
                                shape[2],
                                values.edges(shape[0], shape[2]),
                                values.indices(1, shape[1], shape[0]));
                        comparison.same(
                                new Gather(),
                                shape[1],
                                shape[2],
                                values.edges(shape[0], shape[2]),
                                values.wildIndices(shape[1], 1, shape[0]));
                    }
                }),
                scatter("added from the top in blocks of 256 from +0.0", (comparison, values) -> {
                    for (int[] shape : values.shapes(SHAPES)) {
                        comparison.same(
                                new ScatterAdd(shape[0]),
                                shape[0],
                                shape[2],
                                values.finite(shape[1], shape[2]),
                                values.indices(shape[1], 1, shape[0]));
                    }
                }),
                scatter(
                        "NaN, infinities and zeros of both signs; what is no index goes nowhere",
                        (comparison, values) -> {
                            for (int[] shape : values.shapes(SHAPES)) {
                                comparison.same(
                                        new ScatterAdd(shape[0]),
                                        shape[0],
                                        shape[2],
                                        values.fewEdges(shape[1], shape[2]),
                                        values.wildIndices(1, shape[1], shape[0]));
                                comparison.same(
                                        new ScatterAdd(shape[0]),
                                        shape[0],
                                        shape[2],
                                        Values.negativeZeros(shape[1], shape[2]),
                                        values.indices(1, shape[1], shape[0]));
                            }
                        }));
    }

    private static Clause gather(String text, Clause.Body body) {
        return new Clause(Gather.class, "gatherRows", "gatherRows: " + text, body);
    }

    private static Clause scatter(String text, Clause.Body body) {
        return new Clause(ScatterAdd.class, "scatterAddRows", "scatterAddRows: " + text, body);
    }
}
