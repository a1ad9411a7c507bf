package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code branches}: the outputs of several layers, each on the same inputs, beside each other. The parameter w1 of the first is
 * {@code branches.1.w1}.
 */
public record Branches(List<Layer> layers) implements Layer {
    /** @throws LockstepException if there are fewer than two */
    public Branches {
        layers = List.copyOf(layers);
        if (layers.size() < 2) {
            throw new LockstepException("branches: there must be at least two, not " + layers.size());
        }
    }

    public static Branches of(Layer... layers) {
        return new Branches(List.of(layers));
    }

    @Override
    public Shape output(Shape input) {
        return Shape.of(
                layers.stream().mapToInt(layer -> layer.output(input).length()).reduce(0, Math::addExact));
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        List<ParameterSpec> parameters = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            for (ParameterSpec parameter : layer.parameters(input)) {
                parameters.add(LayerWords.inner(layer, parameter)
                        .named(name(i, parameter.name()))
                        .within(words(i)));
            }
        }
        return parameters;
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        Matrix[] outputs = new Matrix[layers.size()];
        for (int i = 0; i < outputs.length; i++) {
            int branch = i;
            Layer layer = layers.get(i);
            outputs[i] = Section.in(
                    words(i),
                    () -> LayerWords.inner(
                            layer, inputs, () -> layer.apply(new InnerPass(pass, name -> name(branch, name)), inputs)));
        }
        return inputs.backend().concatenateColumns(outputs);
    }

    @Override
    public boolean hasParameters() {
        return layers.stream().anyMatch(Layer::hasParameters);
    }

    @Override
    public boolean drawsInTraining() {
        return layers.stream().anyMatch(Layer::drawsInTraining);
    }

    private static String words(int branch) {
        return "branch " + (branch + 1);
    }

    private static String name(int branch, String inner) {
        return "branches." + (branch + 1) + "." + inner;
    }
}
