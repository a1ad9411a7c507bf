package dev.lockstep.nn.metric;

/** A number that says how good predictions are, computed over a whole data set in float64; sums run over the rows in order from +0.0. */
public interface Metric {
    /** The name in files, reports and messages, such as {@code accuracy}. */
    String label();

    /** Whether it is of targets that stand for classes; else it is of numbers. */
    boolean isOfClasses();

    /**
     * Requires that it is made for so many outputs of a network.
     *
     * @throws dev.lockstep.api.LockstepException if it is not
     */
    default void requireOutputs(int outputs) {}

    /**
     * The number.
     *
     * @return NaN where it is not defined, such as the area under a curve where all samples are of one class
     * @throws dev.lockstep.api.LockstepException if it is not made for such predictions
     */
    double of(Predictions predictions);
}
