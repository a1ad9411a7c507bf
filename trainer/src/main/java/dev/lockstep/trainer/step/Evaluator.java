package dev.lockstep.trainer.step;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.LayerOutputs;
import dev.lockstep.nn.loss.Loss;
import dev.lockstep.nn.loss.Outputs;
import dev.lockstep.nn.model.LayeredModel;
import java.util.Optional;

/**
 * Predicts, and finds the reported loss of what was predicted, without training. The logits of a sample do not depend on the samples
 * beside it, so those of many can be computed in parts.
 */
public final class Evaluator {
    private final LayeredModel model;
    private final Loss loss;

    public Evaluator(LayeredModel model, Loss loss) {
        this.model = model;
        this.loss = loss;
    }

    /** What the last activation is applied to, samples x outputs. */
    public Matrix logits(Matrix inputs) {
        return model.forward(inputs).logits();
    }

    /** What the network makes of logits, and what it should have. */
    public Outputs outputs(Matrix logits, Matrix targets, Optional<Matrix> weights) {
        return Outputs.of(LayerOutputs.of(logits, model.activation()), targets, weights);
    }

    /** The reported loss, 1 x 1. */
    public Matrix loss(Outputs outputs) {
        return loss.of(outputs);
    }
}
