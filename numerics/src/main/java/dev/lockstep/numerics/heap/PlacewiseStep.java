package dev.lockstep.numerics.heap;

/** A step each of whose results needs nothing but what is in its own place, and single elements that the step does not change. */
interface PlacewiseStep extends Step {
    /** How many places there are. */
    int places();

    /** The work of all places, in additions. */
    long work();

    /** Computes the results in the places from one on, and before another. */
    void compute(int from, int to);
}
