package dev.lockstep.integration;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Weights of samples in a network file, drawn at random; or none. */
final class RandomWeights {
    private static final List<String> WEIGHTS = List.of("0.3", "0.7", "1", "1.3");

    private RandomWeights() {}

    /** A line of {@code data}, for one network in two. */
    static String line(Random random, int samples) {
        if (random.nextBoolean()) {
            return "";
        }
        return IntStream.range(0, samples)
                .mapToObj(sample -> WEIGHTS.get(random.nextInt(WEIGHTS.size())))
                .collect(Collectors.joining(", ", "  weights: [", "]"));
    }
}
