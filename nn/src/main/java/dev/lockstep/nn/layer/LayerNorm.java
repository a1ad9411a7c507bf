package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Zeros;
import java.util.List;

/**
 * {@code layer-norm} (J. Ba, J. Kiros and G. Hinton, "Layer normalization", 2016) as PyTorch 2 computes it, over the n features of each
 * sample: {@code y = ((x - m) / sqrt(v + epsilon)) * scale + shift}, where m is {@code rowSums(x) / n} and v {@code rowSums(d * d) / n} with
 * {@code d = x - m}.
 *
 * <p>Parameters, each a row of the features: {@code scale}, 1 at first, and {@code shift}, 0.
 *
 * @param epsilon 1e-5 if not given
 */
public record LayerNorm(double epsilon) implements Layer {
    public LayerNorm {
        Norms.requireEpsilon("layer-norm", epsilon);
    }

    public LayerNorm() {
        this(1e-5);
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of(
                ParameterSpec.trained("scale", 1, input.length(), new Constant(1)),
                ParameterSpec.trained("shift", 1, input.length(), new Zeros()));
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        double features = inputs.columns();
        Matrix difference = inputs.minus(inputs.rowSums().dividedBy(features));
        Matrix variance = difference.square().rowSums().dividedBy(features);
        return Norms.scaled(pass, difference, variance, epsilon);
    }
}
