package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.autodiff.OwnGradient;

/**
 * {@code elu}: z above zero, else {@code alpha} (e^z - 1); gradient 1 above zero, else alpha e^z, at zero too, as in PyTorch's ELU.
 *
 * <p>With {@code n = -relu(-z)}: {@code a = relu(z) + expm1(n) * alpha}. With {@code c = z > 0}: the gradient is
 * {@code g * (c + (1 - c) * (exp(n) * alpha))}.
 *
 * @param alpha above 0; 1 if not given
 */
public record Elu(double alpha) implements Activation {
    /** @throws LockstepException if alpha is not above 0 and finite */
    public Elu {
        if (!(alpha > 0) || Double.isInfinite(alpha)) {
            throw new LockstepException("elu: alpha must be above 0 and finite, not " + Decimals.toString(alpha));
        }
    }

    /** With alpha 1. */
    public Elu() {
        this(1);
    }

    @Override
    public Matrix apply(Matrix z) {
        return OwnGradient.of(
                z, () -> z.relu().plus(negativePart(z).expm1().times(alpha)), gradient -> gradient.times(slopes(z)));
    }

    private Matrix slopes(Matrix z) {
        Matrix positive = z.greaterThan(0);
        Matrix below = negativePart(z).exp().times(alpha);
        return positive.plus(positive.subtractedFrom(1).times(below));
    }

    private static Matrix negativePart(Matrix z) {
        return z.negate().relu().negate();
    }
}
