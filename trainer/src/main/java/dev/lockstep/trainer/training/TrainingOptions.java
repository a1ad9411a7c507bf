package dev.lockstep.trainer.training;

import dev.lockstep.api.dtype.DType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a run changes of a network's own settings; what is empty stays as the network says. */
public record TrainingOptions(
        OptionalInt epochs, OptionalDouble learningRate, OptionalLong seed, Optional<DType> dtype) {
    /** The network as it is. */
    public static final TrainingOptions NONE =
            new TrainingOptions(OptionalInt.empty(), OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());

    /** Whether the network stays as it is. */
    public boolean isNone() {
        return epochs.isEmpty() && learningRate.isEmpty() && seed.isEmpty() && dtype.isEmpty();
    }

    public TrainingOptions withEpochs(int epochs) {
        return new TrainingOptions(OptionalInt.of(epochs), learningRate, seed, dtype);
    }

    public TrainingOptions withSeed(long seed) {
        return new TrainingOptions(epochs, learningRate, OptionalLong.of(seed), dtype);
    }

    public TrainingOptions withDType(DType dtype) {
        return new TrainingOptions(epochs, learningRate, seed, Optional.of(dtype));
    }

    public TrainingOptions withLearningRate(double learningRate) {
        return new TrainingOptions(epochs, OptionalDouble.of(learningRate), seed, dtype);
    }
}
