package dev.lockstep.distributed.worker;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** How far a worker is, for those who want to know whether it hangs. */
final class Activity {
    private final AtomicLong progress = new AtomicLong();
    private volatile boolean waiting = true;

    /** Something was done. */
    void advance() {
        progress.incrementAndGet();
    }

    /** The worker has something to do, until {@link #rest}. */
    void work() {
        waiting = false;
        advance();
    }

    void rest() {
        waiting = true;
        advance();
    }

    /** Does what waits for others. */
    <T> T waits(Supplier<T> action) {
        rest();
        try {
            return action.get();
        } finally {
            work();
        }
    }

    long progress() {
        return progress.get();
    }

    boolean waiting() {
        return waiting;
    }
}
