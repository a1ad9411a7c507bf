package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import java.util.ArrayList;
import java.util.List;

/** {@code frozen}: a layer whose parameters keep their first values, whatever the gradients. */
public record Frozen(Layer layer) implements Layer {
    @Override
    public Shape output(Shape input) {
        return layer.output(input);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return layer.parameters(input).stream().map(ParameterSpec::untrained).toList();
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        return layer.apply(pass, inputs);
    }

    @Override
    public LayerOutputs predict(Pass pass, Matrix inputs) {
        return layer.predict(pass, inputs);
    }

    @Override
    public Activation activation() {
        return layer.activation();
    }

    @Override
    public String kind() {
        return "frozen " + layer.kind();
    }

    @Override
    public boolean hasParameters() {
        return layer.hasParameters();
    }

    @Override
    public boolean drawsInTraining() {
        return layer.drawsInTraining();
    }

    @Override
    public void addTo(List<Layer> sequence) {
        List<Layer> parts = new ArrayList<>();
        layer.addTo(parts);
        parts.forEach(part -> sequence.add(part == layer ? this : new Frozen(part)));
    }
}
