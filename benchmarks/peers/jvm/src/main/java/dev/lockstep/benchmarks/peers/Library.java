package dev.lockstep.benchmarks.peers;

/** A library that trains. */
interface Library extends AutoCloseable {
    /** Makes the model at its start values. */
    Run prepare();

    /** The library and what it computes with. */
    String versions();

    @Override
    void close();

    /** A training that is ready to be timed. */
    interface Run {
        /** Trains, and returns the loss of each step before its update. */
        double[] run();
    }
}
