package dev.lockstep.nn.optimizer;

/**
 * {@code one-cycle: {epochs: 20}}, or {@code steps}: step by step from a low rate up to the optimiser's, then down to a much lower one (L. Smith
 * and N. Topin, "Super-convergence: very fast training of neural networks using large learning rates", 2018), PyTorch's {@code OneCycleLR} of
 * two phases along cosines, the optimiser's rate being its {@code max_lr}; momentum stays as it is.
 *
 * <p>For the t-th step, from 0, and n in all: {@code low = rate / startDivisor; end = low / endDivisor}; the way up ends with the step
 * {@code u = rising * n - 1}, the way down with {@code n - 1}, after which the rate stays. From a to b, at the part {@code x = t / u}, or on
 * the way down {@code x = (t - u) / (n - 1 - u)}: {@code c = cos(pi * x) + 1; b + ((a - b) / 2) * c}, with the cosine of the numerics contract. Where u is
 * not above 0 there is no way up.
 *
 * @param rising the part of the steps in which the rate rises; 0.3 unless given
 * @param startDivisor 25 unless given
 * @param endDivisor 1e4 unless given
 */
public record OneCycle(Span span, double rising, double startDivisor, double endDivisor) implements Schedule {
    public OneCycle {
        Rates.requireFraction("one-cycle: the rising part", rising);
        Rates.requirePositive("one-cycle: the start's divisor", startDivisor);
        Rates.requirePositive("one-cycle: the end's divisor", endDivisor);
    }

    /** With PyTorch's numbers. */
    public OneCycle(Span span) {
        this(span, 0.3, 25, 1e4);
    }

    @Override
    public double rate(double rate, Moment moment) {
        long steps = span.steps(moment.stepsInEpoch());
        double low = rate / startDivisor;
        double top = rising * steps - 1;
        double last = steps - 1.0;
        double step = Math.min(moment.steps(), last);
        if (top > 0 && step <= top) {
            return between(low, rate, step / top);
        }
        return between(rate, low / endDivisor, (step - top) / (last - top));
    }

    private static double between(double from, double to, double part) {
        return to + (from - to) / 2 * (Curves.cosine(part) + 1);
    }

    @Override
    public boolean changesWithinEpochs() {
        return true;
    }
}
