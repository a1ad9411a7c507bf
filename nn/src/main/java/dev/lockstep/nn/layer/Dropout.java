package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import java.util.List;

/**
 * {@code dropout}: while training each element is 0 where its random number u is below {@code rate}, else {@code x * (1 / (1 - rate))}; in
 * predictions x itself. Computed as {@code x * ((1 - (rate > u)) / (1 - rate))}; the numbers are those of {@link Pass#uniforms}.
 *
 * @param rate the share of the elements that is dropped, from 0 to below 1
 */
public record Dropout(double rate) implements Layer {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new LockstepException("dropout: the rate must be from 0 to below 1, not " + Decimals.toString(rate));
        }
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    public boolean hasParameters() {
        return false;
    }

    @Override
    public boolean drawsInTraining() {
        return rate > 0;
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        if (!pass.isTraining() || rate == 0) {
            return inputs;
        }
        Matrix dropped = pass.uniforms(inputs.rows(), inputs.columns())
                .compute(Elementwise.of(Formula.GREATER_THAN).with(0, rate));
        return inputs.times(dropped.subtractedFrom(1).dividedBy(1 - rate));
    }
}
