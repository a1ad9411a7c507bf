package dev.lockstep.trainer.network;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.model.LayeredModel;
import dev.lockstep.nn.model.ParameterWords;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.model.StepRandom;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Evaluator;
import dev.lockstep.trainer.step.LossGradients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The start of a network of layers.
 *
 * @param drawing makes the start values, which are always the same
 * @param seed of the order of shuffled samples, and of the random numbers that layers draw while they are trained
 */
record LayeredStart(
        Layer layers,
        Objective objective,
        Samples training,
        Optional<Samples> validation,
        Supplier<StartValues> drawing,
        long seed)
        implements Start {
    /** The words for the layer of each parameter, by its name. */
    static Map<String, String> layerOfParameter(Layer layers, Shape inputs) {
        Map<String, String> words = new LinkedHashMap<>();
        layers.parameters(inputs).forEach(parameter -> words.put(parameter.name(), parameter.layer()));
        return words;
    }

    @Override
    public Batch samples(Backend backend, DType dtype) {
        return training.on(backend, dtype);
    }

    @Override
    public Optional<Batch> validation(Backend backend, DType dtype) {
        return validation.map(samples -> samples.on(backend, dtype));
    }

    @Override
    public Optional<Samples> streamed() {
        return Optional.of(training).filter(samples -> !samples.inMemory());
    }

    @Override
    public Optional<Samples> streamedValidation() {
        return validation.filter(samples -> !samples.inMemory());
    }

    @Override
    public Trainable model(Backend backend, DType dtype) {
        StartValues parameters = drawing.get();
        for (int i = 0; i < parameters.parameters().size(); i++) {
            ParameterSpec parameter = parameters.parameters().get(i);
            Rounding.requireFinite(
                    ParameterWords.of(parameter.name(), parameter.layer()),
                    parameters.tables().get(i),
                    dtype);
        }
        LayeredModel model = new LayeredModel(layers, parameters.on(backend, dtype));
        LossGradients gradients = new LossGradients(model, objective, new StepRandom(backend, dtype, seed));
        return new Trainable(model, gradients, Optional.of(new Evaluator(model, objective.report())));
    }
}
