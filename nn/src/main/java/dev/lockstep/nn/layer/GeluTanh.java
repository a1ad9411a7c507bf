package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;

/**
 * {@code gelu-tanh}: the approximation of {@link Gelu} by a hyperbolic tangent; the gradient is that of the operations.
 *
 * <p>{@code u = ((z * z) * z) * 0.044715; a = (z * 0.5) * (tanh((z + u) * k) + 1)}, k being the square root of 2 / pi as a float64.
 * PyTorch's GELU with {@code approximate='tanh'}.
 *
 * <p>D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016).
 */
public record GeluTanh() implements Activation {
    private static final double CUBIC = 0.044715;
    private static final double ROOT_OF_TWO_OVER_PI = 0x1.9884533d43651p-1;

    @Override
    public Matrix apply(Matrix z) {
        Matrix inner = z.plus(z.square().times(z).times(CUBIC)).times(ROOT_OF_TWO_OVER_PI);
        return z.times(0.5).times(inner.tanh().plus(1));
    }
}
