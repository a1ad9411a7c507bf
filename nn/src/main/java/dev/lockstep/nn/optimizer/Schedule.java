package dev.lockstep.nn.optimizer;

/** The learning rate of each epoch. */
@FunctionalInterface
public interface Schedule {
    /** The same rate in every epoch. */
    Schedule CONSTANT = (rate, epoch) -> rate;

    /**
     * The rate of an epoch.
     *
     * @param rate the optimiser's
     * @param epoch from 1
     */
    double rate(double rate, int epoch);

    /** The rate times {@code factor} to the power of the number of {@code epochs} that are over, rounded down to whole ones. */
    static Schedule step(int epochs, double factor) {
        Rates.requirePositive("step: the epochs", epochs);
        Rates.requirePositive("step: the factor", factor);
        return (rate, epoch) -> rate * StrictMath.pow(factor, (epoch - 1) / epochs);
    }

    /** The rate times {@code factor} to the power of the number of epochs before. */
    static Schedule exponential(double factor) {
        return step(1, factor);
    }
}
