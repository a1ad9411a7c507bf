package dev.lockstep.report.plot;

import java.util.List;
import java.util.function.Function;

/** The least and the greatest of numbers, those that are not finite left out; of none, 0 and 1. */
record Range(double least, double leastPositive, double greatest) {
    private static final double WIDE = 30;
    private static final double ROOM = 0.025;

    static Range of(List<Series> series, Function<Series, double[]> numbers) {
        double least = Double.POSITIVE_INFINITY;
        double positive = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Series each : series) {
            for (double number : numbers.apply(each)) {
                if (Double.isFinite(number)) {
                    least = Math.min(least, number);
                    greatest = Math.max(greatest, number);
                    positive = number > 0 ? Math.min(positive, number) : positive;
                }
            }
        }
        return least > greatest ? new Range(0, Double.POSITIVE_INFINITY, 1) : new Range(least, positive, greatest);
    }

    /** With room at both ends, for points at them. */
    Range widened() {
        double room = (greatest - least) * ROOM;
        return new Range(least - room, leastPositive, greatest + room);
    }

    boolean isWide() {
        return least >= 0 && leastPositive < greatest && greatest / leastPositive >= WIDE;
    }
}
