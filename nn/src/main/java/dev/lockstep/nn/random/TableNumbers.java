package dev.lockstep.nn.random;

/** The numbers of one table, in their order. */
public interface TableNumbers {
    /** Draws the next ones: as many as are asked for, into the first places. */
    void next(double[] into, int count);
}
