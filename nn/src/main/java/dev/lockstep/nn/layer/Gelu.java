package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/**
 * {@code gelu}: z times the normal distribution function at z; the gradient is that of the operations.
 *
 * <p>{@code a = (z * 0.5) * (erf(z * h) + 1)}, h being the square root of 1/2 as a float64. PyTorch's GELU with {@code approximate='none'}.
 *
 * <p>D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016).
 */
public record Gelu() implements Activation {
    private static final double ROOT_OF_HALF = 0x1.6a09e667f3bcdp-1;

    @Override
    public Matrix apply(Matrix z) {
        return z.times(0.5).times(z.times(ROOT_OF_HALF).erf().plus(1));
    }
}
