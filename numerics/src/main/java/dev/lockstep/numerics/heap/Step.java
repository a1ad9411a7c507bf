package dev.lockstep.numerics.heap;

/** An instruction with everything about it decided, ready to be computed again and again. */
@FunctionalInterface
interface Step {
    void compute();
}
