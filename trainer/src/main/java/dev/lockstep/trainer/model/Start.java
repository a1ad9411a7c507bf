package dev.lockstep.trainer.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.Matrix;

/** The data that a network is trained on and the parameters that it starts from. */
public interface Start {
    /** The inputs, samples x features. */
    Matrix inputs(Backend backend, DType dtype);

    /** The targets, samples x outputs. */
    Matrix targets(Backend backend, DType dtype);

    /** A model with the start parameters. */
    Model model(Backend backend, DType dtype);
}
