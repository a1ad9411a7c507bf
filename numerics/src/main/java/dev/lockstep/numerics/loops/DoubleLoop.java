package dev.lockstep.numerics.loops;

/** The loop of one formula in float64; a class, since the JVM calls a method of an interface less quickly, and small networks run many loops. */
public abstract class DoubleLoop {
    /** Computes the formula for each element of a run. */
    public abstract void compute(DoubleRun run);
}
