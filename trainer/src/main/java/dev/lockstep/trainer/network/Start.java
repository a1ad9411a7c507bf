package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.step.Batch;
import java.util.Optional;

/** The data that a network is trained on and the parameters that it starts from. */
public interface Start {
    /** All samples that are trained on. */
    Batch samples(Backend backend, DType dtype);

    /** The seed of the run, for the order of shuffled samples. */
    default long seed() {
        return 0;
    }

    /** Samples that are not trained on, whose loss is found after each epoch. */
    default Optional<Batch> validation(Backend backend, DType dtype) {
        return Optional.empty();
    }

    /** The samples of {@link #samples}, where they are not in memory and are read batch by batch. */
    default Optional<Samples> streamed() {
        return Optional.empty();
    }

    /** The samples of {@link #validation}, where they are not in memory and are read some at a time. */
    default Optional<Samples> streamedValidation() {
        return Optional.empty();
    }

    /** A model with the start parameters. */
    Trainable model(Backend backend, DType dtype);
}
