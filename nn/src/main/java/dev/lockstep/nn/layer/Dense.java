package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Section;
import dev.lockstep.nn.initializer.Initializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code dense}: activation(X W + b), where X has a row for each sample, W is inputs x {@code units}, and b, if there is one, a row of
 * {@code units} that is added to every sample.
 *
 * @param weights the first values of W, the parameter {@code w}
 * @param bias those of b, the parameter {@code b}
 * @param biasFirst whether b is drawn before W
 */
public record Dense(
        int units, Activation activation, Initializer weights, Optional<Initializer> bias, boolean biasFirst)
        implements Layer {
    /** @throws LockstepException if there is no unit, or something is null, or a bias is to be first that there is not */
    public Dense {
        if (units < 1) {
            throw new LockstepException("dense: units must be at least 1, not " + units);
        }
        if (activation == null || weights == null || bias == null) {
            throw new LockstepException("dense: the activation, the weights or the bias are null");
        }
        if (biasFirst && bias.isEmpty()) {
            throw new LockstepException("dense: there is no bias to be drawn first");
        }
    }

    /** With the weights drawn first. */
    public Dense(int units, Activation activation, Initializer weights, Optional<Initializer> bias) {
        this(units, activation, weights, bias, false);
    }

    /** With a bias. */
    public Dense(int units, Activation activation, Initializer weights, Initializer bias) {
        this(units, activation, weights, Optional.of(bias));
    }

    @Override
    public Shape output(Shape input) {
        return Shape.of(units);
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(ParameterSpec.trained("w", input.length(), units, weights));
        bias.map(start -> ParameterSpec.trained("b", 1, units, start))
                .ifPresent(spec -> parameters.add(biasFirst ? spec.drawnBefore() : spec));
        return parameters;
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        return predict(pass, inputs).outputs();
    }

    @Override
    public LayerOutputs predict(Pass pass, Matrix inputs) {
        Matrix products = inputs.matmul(pass.parameter("w"));
        Matrix logits = bias.isPresent() ? products.plus(pass.parameter("b")) : products;
        return Section.in(activation.kind(), () -> LayerOutputs.of(logits, activation));
    }
}
