package dev.lockstep.numerics.heap;

import java.util.Optional;

/** An instruction with everything about it decided, ready to be computed again and again. */
@FunctionalInterface
interface Step {
    void compute();

    /** This step where it can be computed in parts. */
    default Optional<PlacewiseStep> placewise() {
        return Optional.empty();
    }
}
