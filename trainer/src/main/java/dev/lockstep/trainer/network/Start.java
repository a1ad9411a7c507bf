package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.trainer.step.Batch;

/** The data that a network is trained on and the parameters that it starts from. */
public interface Start {
    /** All samples. */
    Batch samples(Backend backend, DType dtype);

    /** A model with the start parameters. */
    Trainable model(Backend backend, DType dtype);
}
