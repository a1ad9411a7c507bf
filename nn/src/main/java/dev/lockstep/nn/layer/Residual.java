package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.ShapeException;
import java.util.List;

/** {@code residual}: {@code x + f(x)}, f being other layers that keep the shape; their parameter w1 is {@code residual.w1}. */
public record Residual(Layer layer) implements Layer {
    @Override
    public Shape output(Shape input) {
        Shape output = layer.output(input);
        if (output.length() != input.length()) {
            throw new ShapeException("residual: its layers make " + output + " of " + input
                    + ", which can not be added to it: they have to keep the shape");
        }
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return layer.parameters(input).stream()
                .map(parameter -> LayerWords.inner(layer, parameter).named(name(parameter.name())))
                .toList();
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        return inputs.plus(LayerWords.inner(
                layer, inputs, () -> layer.apply(new InnerPass(pass, Residual::name), inputs)));
    }

    @Override
    public boolean hasParameters() {
        return layer.hasParameters();
    }

    @Override
    public boolean drawsInTraining() {
        return layer.drawsInTraining();
    }

    private static String name(String inner) {
        return "residual." + inner;
    }
}
