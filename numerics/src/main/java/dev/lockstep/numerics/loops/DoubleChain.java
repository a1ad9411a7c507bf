package dev.lockstep.numerics.loops;

/** The loop of a chain of formulas in float64. */
@FunctionalInterface
public interface DoubleChain {
    /** Computes the formulas for each element of the runs, one run for each formula, all of one row and as long. */
    void compute(DoubleRun[] runs);
}
