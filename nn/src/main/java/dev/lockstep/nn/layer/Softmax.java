package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;

/**
 * {@code softmax}: of each sample, e^z divided by its sum over the outputs, so that they are positive and add up to 1.
 *
 * <p>With m the largest of a row: {@code e = exp(z - m); a = e / rowSums(e)}. The gradient is {@code a * (g - rowSums(g * a))}.
 */
public record Softmax() implements Activation {
    @Override
    public Matrix apply(Matrix z) {
        Matrix outputs = OwnGradient.unheard(() -> {
            Matrix exponentials = z.minus(z.rowMaxima()).exp();
            return exponentials.dividedBy(exponentials.rowSums());
        });
        return OwnGradient.of(
                z,
                () -> outputs,
                gradient -> outputs.times(gradient.minus(gradient.times(outputs).rowSums())));
    }
}
