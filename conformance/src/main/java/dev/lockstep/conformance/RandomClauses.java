package dev.lockstep.conformance;

import dev.lockstep.api.op.RandomUniform;
import java.util.stream.Stream;

/** What the contract says of random numbers. */
final class RandomClauses {
    private static final int[][] SHAPES = {{1, 1}, {1, 2}, {3, 3}, {5, 8}, {33, 129}, {300, 301}};
    private static final long[] SEEDS = {0, 1, -1, 0x123456789ABCDEFL, Long.MIN_VALUE};
    private static final int[] STREAMS = {0, 1, -1, 77};
    private static final int[] FIRST_PLACES = {0, 0, 1, 256, 1_000_000_007};

    private RandomClauses() {}

    static Stream<Clause> all() {
        return Stream.of(new Clause(
                RandomUniform.class,
                "randomUniform",
                "randomUniform: Philox 4x32-10 of seed, stream, position and place",
                (comparison, values) -> {
                    int number = 0;
                    for (int[] shape : values.shapes(SHAPES)) {
                        for (long seed : SEEDS) {
                            int stream = STREAMS[number % STREAMS.length];
                            int from = FIRST_PLACES[number % FIRST_PLACES.length];
                            GivenMatrix position = number % 3 == 0
                                    ? new GivenMatrix(1, 2, 0, 0)
                                    : new GivenMatrix(2, 1, 16777215 - number, 5 * number);
                            comparison.same(
                                    new RandomUniform(shape[0], shape[1], seed, stream, from),
                                    shape[0],
                                    shape[1],
                                    position);
                            number++;
                        }
                    }
                }));
    }
}
