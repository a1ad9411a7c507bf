package dev.lockstep.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The calls under way on one backend, which its closing waits for; calls may be made inside calls.
 *
 * <p>Each thread counts its own, so that a call costs one memory barrier and threads do not slow each other down: a thread says that it
 * calls and then looks whether all is closed; who closes says so and then looks who calls.
 */
final class Calls {
    private static final VarHandle DEPTH;
    private static final long PAUSE_NANOS = 50_000;
    private static final int FEW_COUNTS = 64;

    static {
        try {
            DEPTH = MethodHandles.lookup().findVarHandle(Count.class, "depth", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final List<Count> counts = new ArrayList<>();
    private final ThreadLocal<Count> own = ThreadLocal.withInitial(this::newCount);
    private int mostCounts = FEW_COUNTS;
    private volatile boolean closed;

    /** The calls of one thread that have begun and not ended. */
    private static final class Count {
        final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
        int depth;

        boolean isForgotten() {
            Thread caller = thread.get();
            return caller == null || !caller.isAlive();
        }
    }

    /** Begins a call, which {@link #end} ends; false if all is closed, and then none has begun. */
    boolean begin() {
        Count count = own.get();
        int depth = count.depth;
        if (depth > 0) {
            count.depth = depth + 1;
            return true;
        }
        DEPTH.setVolatile(count, 1);
        if (closed) {
            DEPTH.setRelease(count, 0);
            return false;
        }
        return true;
    }

    void end() {
        Count count = own.get();
        DEPTH.setRelease(count, count.depth - 1);
    }

    /** Lets no further call begin, and waits until those of other threads have ended. */
    void close() {
        closed = true;
        VarHandle.fullFence();
        Count mine = own.get();
        boolean interrupted = false;
        for (Count count : allCounts()) {
            while (count != mine && (int) DEPTH.getVolatile(count) > 0) {
                LockSupport.parkNanos(this, PAUSE_NANOS);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isClosed() {
        return closed;
    }

    private synchronized Count newCount() {
        if (counts.size() >= mostCounts) {
            counts.removeIf(Count::isForgotten);
            mostCounts = FEW_COUNTS + 2 * counts.size();
        }
        Count count = new Count();
        counts.add(count);
        return count;
    }

    /** All that were there when closing began; a thread that gets its count later finds that all is closed. */
    private synchronized List<Count> allCounts() {
        return List.copyOf(counts);
    }
}
