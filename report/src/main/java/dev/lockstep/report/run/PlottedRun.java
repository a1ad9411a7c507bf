package dev.lockstep.report.run;

import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * The losses of a run, or another measure of its epochs, to be drawn beside those of others.
 *
 * @param title of the network
 * @param traits by which runs differ, by name, in the order in which they are told: network, backend, dtype and so on
 * @param measure what {@code losses} are: {@link #LOSS}, or a metric of the validation data
 * @param epochs of the losses
 * @param validationLosses of the same epochs; none if there are no validation data
 * @param bestEpoch that of the lowest validation loss
 */
public record PlottedRun(
        String title,
        Map<String, String> traits,
        String measure,
        double[] epochs,
        double[] losses,
        double[] validationLosses,
        OptionalInt bestEpoch) {
    /** The measure that every run has. */
    public static final String LOSS = "loss";

    public static final String NETWORK = "network";
    public static final String BACKEND = "backend";
    public static final String DTYPE = "dtype";
    public static final String SEED = "seed";

    public PlottedRun {
        traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    }

    /** That of a run that ended. */
    public static PlottedRun of(RunContext context, TrainingResult result) {
        Map<String, String> traits = new LinkedHashMap<>();
        traits.put(NETWORK, result.network());
        traits.put(BACKEND, result.backend());
        traits.put(DTYPE, result.dtype().label());
        context.seed().ifPresent(seed -> traits.put(SEED, Long.toString(seed)));
        double[] epochs = new double[result.epochs()];
        Arrays.setAll(epochs, i -> i + 1.0);
        return new PlottedRun(
                context.network().title(),
                traits,
                LOSS,
                epochs,
                result.losses(),
                result.validation().map(Validation::losses).orElse(new double[0]),
                result.validation().map(Validation::bestEpoch).orElse(OptionalInt.empty()));
    }

    /** Another measure of the same epochs. */
    public PlottedRun measured(String other, double[] values) {
        return new PlottedRun(title, traits, other, epochs, values, new double[0], OptionalInt.empty());
    }

    /** How many of its numbers are infinite or NaN, and can not be drawn. */
    public long undrawable() {
        return DoubleStream.concat(Arrays.stream(losses), Arrays.stream(validationLosses))
                .filter(number -> !Double.isFinite(number))
                .count();
    }

    /** Whether nothing of it can be drawn. */
    public boolean isUndrawable() {
        return undrawable() == losses.length + validationLosses.length;
    }

    /** Whether both have the same losses, in every bit. */
    public boolean isIdenticalTo(PlottedRun other) {
        return Arrays.equals(epochs, other.epochs)
                && Arrays.equals(losses, other.losses)
                && Arrays.equals(validationLosses, other.validationLosses);
    }
}
