package dev.lockstep.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a task's rounds took.
 *
 * @param rounds how many there were
 * @param median the median of the seconds a run took
 * @param quickest the seconds a run took in the quickest round
 * @param slowest the seconds a run took in the slowest round
 * @param bytes the heap bytes that a run allocated, on all threads, in the round with the fewest: what was still being compiled may
 *     allocate more; empty where the JVM does not tell
 * @param isCompiled whether the JVM had compiled all of it before; else a longer run is faster
 */
public record Timing(
        int rounds, double median, double quickest, double slowest, OptionalDouble bytes, boolean isCompiled) {
    static Timing of(List<Sample> samples, boolean isCompiled) {
        double[] seconds =
                samples.stream().mapToDouble(Sample::seconds).sorted().toArray();
        return new Timing(
                seconds.length,
                median(seconds),
                seconds[0],
                seconds[seconds.length - 1],
                samples.stream()
                        .flatMapToDouble(sample -> sample.bytes().stream())
                        .min(),
                isCompiled);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }

    /**
     * One round, for each run of it.
     *
     * @param seconds the time it took
     * @param bytes the heap bytes it allocated
     */
    record Sample(double seconds, OptionalDouble bytes) {}
}
