package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.autodiff.OwnGradient;

/**
 * {@code leaky-relu}: z above zero, else {@code slope} z; gradient 1 above zero, else the slope, at zero too, as in PyTorch's LeakyReLU.
 *
 * <p>With {@code c = z > 0} and {@code s = c + (1 - c) * slope}, which is exact, a is {@code z * s} and the gradient {@code g * s}.
 *
 * @param slope above 0; 0.01 if not given
 */
public record LeakyRelu(double slope) implements Activation {
    /** @throws LockstepException if the slope is not above 0 and finite */
    public LeakyRelu {
        if (!(slope > 0) || Double.isInfinite(slope)) {
            throw new LockstepException(
                    "leaky-relu: the slope must be above 0 and finite, not " + Decimals.toString(slope));
        }
    }

    /** With the slope 0.01. */
    public LeakyRelu() {
        this(0.01);
    }

    @Override
    public Matrix apply(Matrix z) {
        Matrix slopes = OwnGradient.unheard(() -> {
            Matrix positive = z.greaterThan(0);
            return positive.plus(positive.subtractedFrom(1).times(slope));
        });
        return z.times(slopes);
    }
}
