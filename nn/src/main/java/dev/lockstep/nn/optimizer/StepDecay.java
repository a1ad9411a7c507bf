package dev.lockstep.nn.optimizer;

/**
 * {@code step: {epochs: 30, factor: 0.1}}: the rate times the factor after every so many epochs, PyTorch's {@code StepLR}. For the e-th epoch,
 * from 0, in closed form: {@code n = floor(e / epochs); f = factor^n; rate * f}, the power by squaring. The factor is 0.1 unless
 * given.
 */
public record StepDecay(int epochs, double factor) implements Schedule {
    /** PyTorch's. */
    public static final double DEFAULT_FACTOR = 0.1;

    public StepDecay {
        Rates.requireAtLeast("step: the epochs", 1, epochs);
        Rates.requirePositive("step: the factor", factor);
    }

    @Override
    public double rate(double rate, Moment moment) {
        return rate * Curves.power(factor, moment.epochs() / epochs);
    }
}
