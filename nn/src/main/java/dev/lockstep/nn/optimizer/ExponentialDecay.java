package dev.lockstep.nn.optimizer;

/**
 * {@code exponential: {factor: 0.95}}: the rate times the factor after every epoch, PyTorch's {@code ExponentialLR}. For the e-th epoch, from 0,
 * in closed form: {@code f = factor^e; rate * f}, the power by squaring.
 */
public record ExponentialDecay(double factor) implements Schedule {
    public ExponentialDecay {
        Rates.requirePositive("exponential: the factor", factor);
    }

    @Override
    public double rate(double rate, Moment moment) {
        return rate * Curves.power(factor, moment.epochs());
    }
}
