package dev.lockstep.nn.optimizer;

/**
 * {@code cosine: {epochs: 50, minimum: 1e-5}}, or {@code steps}: down to the minimum along half a cosine (I. Loshchilov and F. Hutter, "SGDR:
 * stochastic gradient descent with warm restarts", 2017), then up again and so on, PyTorch's {@code CosineAnnealingLR} in closed form. The
 * minimum is 0 unless given.
 *
 * <p>For the t-th epoch or step, from 0, and T of them: {@code t = t mod (2 T); x = t / T; c = cos(pi * x)};
 * {@code ((rate - minimum) * (1 + c)) / 2 + minimum}, with the cosine of the numerics contract.
 */
public record CosineAnnealing(Span span, double minimum) implements Schedule {
    public CosineAnnealing {
        Rates.requireNotNegative("cosine: the minimum", minimum);
    }

    /** Down to 0. */
    public CosineAnnealing(Span span) {
        this(span, 0);
    }

    @Override
    public double rate(double rate, Moment moment) {
        double place = span.before(moment) % (2L * span.length());
        return (rate - minimum) * (1 + Curves.cosine(place / span.length())) / 2 + minimum;
    }

    @Override
    public boolean changesWithinEpochs() {
        return span.inSteps();
    }
}
