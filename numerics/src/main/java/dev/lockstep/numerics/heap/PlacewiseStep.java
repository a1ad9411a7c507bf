package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Storage;
import java.util.List;

/** A step each of whose results needs nothing but what is in its own place, and single elements that the step does not change. */
interface PlacewiseStep extends Step {
    /** How many places there are. */
    int places();

    /** Where its results go. */
    Storage result();

    /** Where the single elements are that all places need. */
    List<Storage> elements();

    /** The work of all places, in additions. */
    long work();

    /** Computes the results in the places from one on, and before another. */
    void compute(int from, int to);
}
