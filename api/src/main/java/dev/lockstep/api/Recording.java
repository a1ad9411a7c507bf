package dev.lockstep.api;

/**
 * A step recorded by {@link Backend#record}, to be run many times.
 *
 * <p>It owns the results kept in the step and all scratch memory, until it is closed. One thread at a time runs it.
 */
public interface Recording extends Outline {
    /**
     * Computes the recorded step once more, from what its input matrices hold now.
     *
     * @throws LockstepException if the recording, its backend or a matrix that it needs is closed, or this thread is recording
     */
    void run();

    /**
     * Computes the step as {@link #run} does, but each instruction by itself, and hands what it wrote to the listener before the next.
     *
     * <p>The bits are those of a run. It is slow: every result is fetched.
     *
     * @throws LockstepException as {@link #run}
     */
    void trace(InstructionListener listener);

    /** The bytes of the step's results and scratch memory on the device. */
    long bytes();

    /** Releases the step's results and scratch memory; closing again does nothing. */
    @Override
    void close();
}
