package dev.lockstep.report.run;

import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The losses of a run, to be drawn beside those of others.
 *
 * @param title of the network
 * @param traits by which runs differ, by name, in the order in which they are told: network, backend, dtype and so on
 * @param epochs of the losses
 * @param validationLosses of the same epochs; none if there are no validation data
 * @param bestEpoch that of the lowest validation loss
 */
public record PlottedRun(
        String title,
        Map<String, String> traits,
        double[] epochs,
        double[] losses,
        double[] validationLosses,
        OptionalInt bestEpoch) {
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
                epochs,
                result.losses(),
                result.validation().map(Validation::losses).orElse(new double[0]),
                result.validation().map(Validation::bestEpoch).orElse(OptionalInt.empty()));
    }

    /** Whether both have the same losses, in every bit. */
    public boolean isIdenticalTo(PlottedRun other) {
        return Arrays.equals(epochs, other.epochs)
                && Arrays.equals(losses, other.losses)
                && Arrays.equals(validationLosses, other.validationLosses);
    }
}
