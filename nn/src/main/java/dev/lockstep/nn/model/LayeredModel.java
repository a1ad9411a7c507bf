package dev.lockstep.nn.model;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.LayerOutputs;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Pass;
import dev.lockstep.nn.layer.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer, most often a sequence of them, with its parameters. */
public final class LayeredModel implements Model {
    private final Layer layers;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    public LayeredModel(Layer layers, List<Parameter> parameters) {
        this.layers = layers;
        parameters.forEach(parameter -> this.parameters.put(parameter.name(), parameter));
    }

    /**
     * With the values that a training came to.
     *
     * @throws LockstepException if they are not those of the layers' parameters for inputs of this shape
     */
    public static LayeredModel of(
            Backend backend, DType dtype, Layer layers, Shape inputs, List<ParameterValues> values) {
        List<ParameterSpec> specs = layers.parameters(inputs);
        List<String> needed = specs.stream()
                .map(spec -> spec.name() + " " + spec.rows() + "x" + spec.columns())
                .toList();
        List<String> given = values.stream()
                .map(each -> each.name() + " " + each.rows() + "x" + each.columns())
                .toList();
        if (!needed.equals(given)) {
            throw new LockstepException("the layers' parameters are " + needed + ", given are " + given);
        }
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            ParameterValues each = values.get(i);
            Matrix value = backend.matrix(dtype, each.rows(), each.columns(), each.values());
            parameters.add(new Parameter(
                    each.name(), value, specs.get(i).trained(), specs.get(i).layer()));
        }
        return new LayeredModel(layers, parameters);
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters.values());
    }

    @Override
    public Matrix predict(Matrix inputs) {
        return forward(inputs).outputs();
    }

    /** The forward pass of a prediction, with what is behind the outputs. */
    public LayerOutputs forward(Matrix inputs) {
        return layers.predict(new Prediction(), inputs).requireOf(layers, inputs);
    }

    /** The forward pass of a step of training, with random numbers for layers that draw. */
    public TrainedOutputs train(Matrix inputs, StepRandom random) {
        TrainingPass pass = new TrainingPass(this::value, random);
        LayerOutputs outputs = layers.predict(pass, inputs).requireOf(layers, inputs);
        return new TrainedOutputs(outputs, pass.afterwards());
    }

    /** The activation at the end of the layers. */
    public Activation activation() {
        return layers.activation();
    }

    /** Whether a step of training draws random numbers. */
    public boolean drawsInTraining() {
        return layers.drawsInTraining();
    }

    private Matrix value(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new LockstepException("the model has no parameter " + name);
        }
        return parameter.value();
    }

    private final class Prediction implements Pass {
        @Override
        public Matrix parameter(String name) {
            return value(name);
        }

        @Override
        public boolean isTraining() {
            return false;
        }

        @Override
        public Matrix uniforms(int rows, int columns) {
            throw new LockstepException("a prediction draws no random numbers");
        }

        @Override
        public void setAfterwards(String name, Matrix value) {
            throw new LockstepException("a prediction does not change " + name);
        }
    }
}
