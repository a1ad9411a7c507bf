package dev.lockstep.nn.optimizer;

/** {@code constant}, the default: the optimiser's rate in every step. */
public record ConstantRate() implements Schedule {
    @Override
    public double rate(double rate, Moment moment) {
        return rate;
    }

    @Override
    public boolean isConstant() {
        return true;
    }
}
