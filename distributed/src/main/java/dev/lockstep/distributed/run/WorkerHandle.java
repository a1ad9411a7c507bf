package dev.lockstep.distributed.run;

/** What a worker runs in. */
public interface WorkerHandle {
    boolean isAlive();

    /** Ends it, whatever it does: it hangs, computes wrong, or is not needed any more and ends by this alone. */
    void kill();

    /** Its connection has ended, or is about to. */
    default void release() {
        kill();
    }

    /** The last line that it wrote, or why it ended, for people; empty if there is none. */
    String lastLine();
}
