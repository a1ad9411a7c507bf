package dev.lockstep.distributed.run;

/** What a worker runs in. */
interface WorkerHandle {
    boolean isAlive();

    /** Ends it, whatever it does. */
    void kill();

    /** The last line that it wrote, for people; empty if there is none. */
    String lastLine();
}
