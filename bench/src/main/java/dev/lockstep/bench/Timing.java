package dev.lockstep.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * What a task's rounds took: those in which the processor had its full speed, or all where too few had.
 *
 * @param rounds how many of them there were
 * @param median the median of the seconds a run took
 * @param quickest the seconds a run took in the quickest round
 * @param slowest the seconds a run took in the slowest round
 * @param bytes the heap bytes that a run allocated, on all threads, in the round with the fewest: what was still being compiled may
 *     allocate more; empty where the JVM does not tell
 * @param isUndisturbed whether they were rounds at the processor's full speed
 * @param isCompiled whether the JVM had compiled all of it before; else a longer run is faster
 */
public record Timing(
        int rounds,
        double median,
        double quickest,
        double slowest,
        OptionalDouble bytes,
        boolean isUndisturbed,
        boolean isCompiled) {
    static Timing of(List<Sample> samples, Predicate<Sample> isUndisturbed, boolean isCompiled) {
        List<Sample> undisturbed = samples.stream().filter(isUndisturbed).toList();
        boolean suffice = undisturbed.size() >= Pace.FEWEST_ROUNDS;
        double[] seconds = (suffice ? undisturbed : samples)
                .stream().mapToDouble(Sample::seconds).sorted().toArray();
        return new Timing(
                seconds.length,
                median(seconds),
                seconds[0],
                seconds[seconds.length - 1],
                samples.stream()
                        .flatMapToDouble(sample -> sample.bytes().stream())
                        .min(),
                suffice,
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
     * @param speed the lesser of the processor's speeds before and after it
     * @param bytes the heap bytes it allocated
     */
    record Sample(double seconds, double speed, OptionalDouble bytes) {}
}
