package dev.lockstep.nn.optimizer;

/**
 * The learning rate of each step: a function of the optimiser's rate, the number of steps before, and the losses of the epochs before, and of
 * nothing else. So a run that goes on from a checkpoint needs to remember nothing more. Rates are computed in float64, and each is rounded to
 * the dtype once.
 */
@FunctionalInterface
public interface Schedule {
    /** The same rate in every step. */
    Schedule CONSTANT = new ConstantRate();

    /**
     * The rate of a step.
     *
     * @param rate the optimiser's
     */
    double rate(double rate, Moment moment);

    /** Whether every step has the same rate, which then is asked for once. */
    default boolean isConstant() {
        return false;
    }

    /** Whether steps of one epoch may have different rates; else the rate of an epoch's first step is that of all. */
    default boolean changesWithinEpochs() {
        return false;
    }

    /** Whether a rate depends on the losses of the epochs before. */
    default boolean followsLosses() {
        return false;
    }
}
