package dev.lockstep.bench;

/** A workload that is ready to be run, with its operands and results. */
public interface Task extends AutoCloseable {
    /** Runs it a number of times, one after another, and waits until all is computed. */
    void run(long times);

    /** How often it runs before the JVM has compiled all of it, where it does some things seldom in a run. */
    default long runsUntilCompiled() {
        return 1;
    }

    /** One element of the last result, of a matrix the middle one, so that nothing is computed in vain. */
    double element();

    /** Releases operands and results. */
    @Override
    void close();
}
