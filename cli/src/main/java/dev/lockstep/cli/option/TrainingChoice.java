package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that change a network's own settings. */
public final class TrainingChoice {
    @Option(names = "--epochs", paramLabel = "N", description = "How many epochs to train.")
    private Optional<Integer> epochs;

    @Option(names = "--learning-rate", paramLabel = "X", description = "The step size of gradient descent.")
    private Optional<Double> learningRate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Where the network's random stream starts; an error for a network that draws nothing.")
    private Optional<Long> seed;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            converter = DTypeConverter.class,
            description = "Compute in float64 or float32.")
    private Optional<DType> dtype;

    public boolean hasSeed() {
        return seed.isPresent();
    }

    public TrainingOptions options() {
        epochs.filter(count -> count < 1).ifPresent(count -> {
            throw new LockstepException("--epochs must be at least 1, not " + count);
        });
        learningRate
                .filter(rate -> !(rate > 0 && rate < Double.POSITIVE_INFINITY))
                .ifPresent(rate -> {
                    throw new LockstepException(
                            "--learning-rate must be a positive number, not " + Decimals.toString(rate));
                });
        return new TrainingOptions(
                epochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
                learningRate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                dtype);
    }
}
