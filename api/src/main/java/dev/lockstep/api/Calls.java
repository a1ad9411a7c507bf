package dev.lockstep.api;

import java.lang.invoke.VarHandle;
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
    private static final long PAUSE_NANOS = 50_000;
    private static final int FEW_CALLERS = 64;

    private final List<Caller> callers = new ArrayList<>();
    private final ThreadLocal<Caller> own = ThreadLocal.withInitial(this::newCaller);
    private int mostCallers = FEW_CALLERS;
    private volatile boolean closed;

    /** This thread. */
    Caller caller() {
        return own.get();
    }

    /** Begins a call of this thread, which {@link Caller#end} ends; null if all is closed, and then none has begun. */
    Caller begin() {
        Caller caller = own.get();
        if (caller.begin() && closed) {
            caller.end();
            return null;
        }
        return caller;
    }

    /** Lets no further call begin, and waits until those of other threads have ended. */
    void close() {
        closed = true;
        VarHandle.fullFence();
        Caller mine = own.get();
        boolean interrupted = false;
        for (Caller caller : allCallers()) {
            while (caller != mine && caller.calls()) {
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

    private synchronized Caller newCaller() {
        if (callers.size() >= mostCallers) {
            callers.removeIf(Caller::isForgotten);
            mostCallers = FEW_CALLERS + 2 * callers.size();
        }
        Caller caller = new Caller();
        callers.add(caller);
        return caller;
    }

    /** All that were there when closing began; a thread that is new later finds that all is closed. */
    private synchronized List<Caller> allCallers() {
        return List.copyOf(callers);
    }
}
