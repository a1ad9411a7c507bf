package dev.lockstep.nn.optimizer;

/**
 * {@code warm-up: {epochs: 5, start-factor: 0.1, then: {cosine: {epochs: 45}}}}, or {@code steps}: up to the rate in a straight line, PyTorch's
 * {@code LinearLR} in closed form, then another schedule, which begins there as {@code SequentialLR} has it: it counts steps and epochs from the
 * end of the warm-up, and sees the losses of all epochs. The start factor is 1/3 unless given, and what follows the constant rate.
 *
 * <p>For the t-th epoch or step, from 0, below n: {@code f = 1 - startFactor; f = f * t / n}, from the left;
 * {@code f = startFactor + f; rate * f}.
 */
public record WarmUp(Span span, double startFactor, Schedule then) implements Schedule {
    /** PyTorch's. */
    public static final double DEFAULT_START_FACTOR = 1.0 / 3;

    public WarmUp {
        Rates.requirePositive("warm-up: the start factor", startFactor);
    }

    /** From a third of the rate. */
    public WarmUp(Span span, Schedule then) {
        this(span, DEFAULT_START_FACTOR, then);
    }

    @Override
    public double rate(double rate, Moment moment) {
        long before = span.before(moment);
        if (before < span.length()) {
            return rate * (startFactor + (1 - startFactor) * before / span.length());
        }
        return then.rate(rate, moment.after(span.steps(moment.stepsInEpoch())));
    }

    @Override
    public boolean changesWithinEpochs() {
        return span.inSteps() || then.changesWithinEpochs();
    }

    @Override
    public boolean followsLosses() {
        return then.followsLosses();
    }
}
