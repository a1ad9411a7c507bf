package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;

/**
 * {@code poisson}: {@code exp(p) - y * p}, p being the logarithm of the rate that is predicted of the count y; gradient e^p - y, divided by
 * the number of outputs for a mean. PyTorch's PoissonNLLLoss with {@code log_input=True} and without Stirling's term, ln(y!).
 */
public record Poisson(Reduction reduction) implements Loss {
    @Override
    public Matrix of(Outputs outputs) {
        return outputs.reduced(reduction, contributions(outputs));
    }

    private static Matrix contributions(Outputs outputs) {
        Matrix logarithms = outputs.predictions();
        return logarithms.exp().minus(outputs.targets().times(logarithms));
    }
}
