package dev.lockstep.numerics.loops;

/** The loop of one formula in float64. */
@FunctionalInterface
public interface DoubleLoop {
    /** Computes the formula for each element of a run. */
    void compute(DoubleRun run);
}
