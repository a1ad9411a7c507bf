package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;
import java.util.List;

/** A network's parameters on one backend. They belong to the scope in which the model was made. */
public interface Model {
    /** The parameters in the order of the layers, weights before bias. */
    List<Parameter> parameters();

    /** The network's outputs, samples x outputs, for the inputs, samples x features. */
    Matrix predict(Matrix inputs);
}
