package dev.lockstep.trainer.search;

import java.util.OptionalDouble;

/**
 * The mean of some numbers and its standard error.
 *
 * <p>All float64: {@code mean = sum(x) / k}; {@code error = sqrt(sum((x - mean)^2) / (k - 1)) / sqrt(k)}, the sums in order from +0.0. One
 * number has no error.
 */
public record Spread(double mean, OptionalDouble error) {
    /** Of at least one number. */
    public static Spread of(double... numbers) {
        int count = numbers.length;
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double mean = sum / count;
        double squares = 0;
        for (double number : numbers) {
            double difference = number - mean;
            squares += difference * difference;
        }
        return new Spread(
                mean,
                count == 1
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Math.sqrt(squares / (count - 1)) / Math.sqrt(count)));
    }
}
