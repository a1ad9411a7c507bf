package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Layers one after another, each on the outputs of the one before.
 *
 * <p>A parameter is named after its layer's name for it and the layer's number among those with parameters, from 1: {@code w1}, {@code b1},
 * {@code w2}; where that name has several words, the number is behind the first: {@code residual2.w1}. The layers of a sequence in a
 * sequence are layers of the outer one.
 */
public record Sequential(List<Layer> layers) implements Layer {
    /** @throws LockstepException if there is no layer */
    public Sequential {
        List<Layer> flat = new ArrayList<>();
        layers.forEach(layer -> layer.addTo(flat));
        if (flat.isEmpty()) {
            throw new LockstepException("a sequence needs at least one layer");
        }
        layers = List.copyOf(flat);
    }

    public static Sequential of(Layer... layers) {
        return new Sequential(List.of(layers));
    }

    @Override
    public Shape output(Shape input) {
        Shape shape = input;
        for (Layer layer : layers) {
            shape = layer.output(shape);
        }
        return shape;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        List<ParameterSpec> parameters = new ArrayList<>();
        Shape shape = input;
        int number = 0;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            number += layer.hasParameters() ? 1 : 0;
            for (ParameterSpec parameter : layer.parameters(shape)) {
                parameters.add(
                        parameter.named(numbered(parameter.name(), number)).within(words(i).toString()));
            }
            shape = layer.output(shape);
        }
        return parameters;
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        return predict(pass, inputs).outputs();
    }

    @Override
    public LayerOutputs predict(Pass pass, Matrix inputs) {
        Matrix values = inputs;
        int number = 0;
        int last = layers.size() - 1;
        for (int i = 0; i < last; i++) {
            Layer layer = layers.get(i);
            number += layer.hasParameters() ? 1 : 0;
            Pass numbered = numbered(pass, number);
            Matrix given = values;
            values = LayerOutputs.requireOf(
                    layer, words(i), given, Section.in(words(i), () -> layer.apply(numbered, given)));
        }
        Pass numbered = numbered(pass, number + 1);
        Matrix given = values;
        return Section.in(words(last), () -> layers.get(last).predict(numbered, given))
                .requireOf(layers.get(last), words(last), given);
    }

    private LayerWords.Numbered words(int place) {
        return new LayerWords.Numbered(place + 1, layers.get(place));
    }

    @Override
    public Activation activation() {
        return layers.get(layers.size() - 1).activation();
    }

    @Override
    public boolean hasParameters() {
        return layers.stream().anyMatch(Layer::hasParameters);
    }

    @Override
    public boolean drawsInTraining() {
        return layers.stream().anyMatch(Layer::drawsInTraining);
    }

    @Override
    public void addTo(List<Layer> sequence) {
        sequence.addAll(layers);
    }

    private static Pass numbered(Pass pass, int number) {
        return new InnerPass(pass, name -> numbered(name, number));
    }

    /** The number stands behind the first word of the name. */
    private static String numbered(String name, int number) {
        int word = name.indexOf('.');
        return word < 0 ? name + number : name.substring(0, word) + number + name.substring(word);
    }
}
