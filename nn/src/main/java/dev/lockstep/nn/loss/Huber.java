package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.autodiff.OwnGradient;

/**
 * {@code huber}: d^2 / 2 where |d| is at most {@code delta}, else delta (|d| - delta / 2); gradient d, held between -delta and delta,
 * divided by the number of outputs for a mean. PyTorch's HuberLoss.
 *
 * <p>With {@code a = abs(d)}, {@code c = a > delta} and {@code m = (1 - c) * a + c * delta}, which is exact: the contribution is {@code (m
 * * m) / 2 + relu(a - delta) * delta}, its derivative {@code ((d > 0) - (-d > 0)) * m}.
 *
 * @param delta above 0; 1 if not given
 */
public record Huber(Reduction reduction, double delta) implements Loss {
    /** @throws LockstepException if delta is not above 0 and finite */
    public Huber {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw new LockstepException("huber: delta must be above 0 and finite, not " + Decimals.toString(delta));
        }
    }

    /** With delta 1. */
    public Huber(Reduction reduction) {
        this(reduction, 1);
    }

    @Override
    public Matrix of(Outputs outputs) {
        Matrix difference = outputs.difference();
        return OwnGradient.ofScalar(
                outputs.predictions(),
                () -> outputs.reduced(reduction, contributions(difference)),
                () -> outputs.gradient(reduction, slopes(difference)));
    }

    private Matrix contributions(Matrix difference) {
        Matrix beyond = difference.abs().minus(delta).relu();
        return held(difference).square().dividedBy(2).plus(beyond.times(delta));
    }

    private Matrix slopes(Matrix difference) {
        Matrix sign = difference.greaterThan(0).minus(difference.negate().greaterThan(0));
        return sign.times(held(difference));
    }

    private Matrix held(Matrix difference) {
        Matrix size = difference.abs();
        Matrix beyond = size.greaterThan(delta);
        return beyond.subtractedFrom(1).times(size).plus(beyond.times(delta));
    }
}
