package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.LossGradients;

/** The start of a network of layers. */
record LayeredStart(Layer layers, Objective objective, NumberTable inputs, NumberTable targets, StartValues parameters)
        implements Start {
    @Override
    public Batch samples(Backend backend, DType dtype) {
        Rounding.requireFinite("inputs", inputs, dtype);
        Rounding.requireFinite("targets", targets, dtype);
        return new Batch(inputs.on(backend, dtype), targets.on(backend, dtype));
    }

    @Override
    public Trainable model(Backend backend, DType dtype) {
        for (int i = 0; i < parameters.parameters().size(); i++) {
            Rounding.requireFinite(
                    parameters.parameters().get(i).name(), parameters.tables().get(i), dtype);
        }
        LayeredModel model = new LayeredModel(layers, parameters.on(backend, dtype));
        return new Trainable(model, new LossGradients(model, objective));
    }
}
