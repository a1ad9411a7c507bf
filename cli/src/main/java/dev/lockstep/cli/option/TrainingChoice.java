package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Model.OptionSpec;

/** The options that change a network's own settings. */
public final class TrainingChoice extends Arguments {
    private final Argument<Optional<Integer>> epochs = optional(
            Integer.class, OptionSpec.builder("--epochs").paramLabel("N").description("How many epochs to train."));

    private final Argument<Optional<Double>> learningRate = optional(
            Double.class,
            OptionSpec.builder("--learning-rate").paramLabel("X").description("The step size of gradient descent."));

    private final Argument<Optional<Long>> seed = optional(
            Long.class,
            OptionSpec.builder("--seed")
                    .paramLabel("S")
                    .description(
                            "Where the network's random stream starts; an error for a network that draws nothing."));

    private final Argument<Optional<DType>> dtype = optional(
            DType.class,
            OptionSpec.builder("--dtype")
                    .paramLabel("TYPE")
                    .converters(new DTypeConverter())
                    .description("Compute in float64 or float32."));

    public boolean hasSeed() {
        return seed.value().isPresent();
    }

    public TrainingOptions options() {
        epochs.value().filter(count -> count < 1).ifPresent(count -> {
            throw new LockstepException("--epochs must be at least 1, not " + count);
        });
        learningRate
                .value()
                .filter(rate -> !(rate > 0 && rate < Double.POSITIVE_INFINITY))
                .ifPresent(rate -> {
                    throw new LockstepException(
                            "--learning-rate must be a positive number, not " + Decimals.toString(rate));
                });
        return new TrainingOptions(
                epochs.value().map(OptionalInt::of).orElse(OptionalInt.empty()),
                learningRate.value().map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                seed.value().map(OptionalLong::of).orElse(OptionalLong.empty()),
                dtype.value());
    }
}
