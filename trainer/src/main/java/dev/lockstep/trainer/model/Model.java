package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;
import java.util.List;

/**
 * A network's parameters on one backend, with the operations of its training step.
 *
 * <p>The parameters belong to the scope in which the model was made.
 */
public interface Model {
    /** The parameters in the order of the layers, weights before bias. */
    List<Parameter> parameters();

    /** The network's outputs, samples x outputs, for the inputs, samples x features. */
    Matrix predict(Matrix inputs);

    /** One step of gradient descent on these samples: forward pass, gradients, update of every parameter. */
    Step step(Matrix inputs, Matrix targets, double learningRate);
}
