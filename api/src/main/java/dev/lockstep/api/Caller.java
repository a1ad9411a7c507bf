package dev.lockstep.api;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;

/** A thread as one backend knows it: its calls that have begun and not ended, and its innermost scope. */
final class Caller {
    private static final VarHandle DEPTH;

    static {
        try {
            DEPTH = MethodHandles.lookup().findVarHandle(Caller.class, "depth", int.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    private int depth;
    private OwningScope scope;

    /** Begins a call by this thread, visible to others before anything that it does next; true if it is its outermost. */
    boolean begin() {
        int before = depth;
        if (before > 0) {
            depth = before + 1;
            return false;
        }
        DEPTH.setVolatile(this, 1);
        return true;
    }

    /** Ends the innermost call of this thread. */
    void end() {
        DEPTH.setRelease(this, depth - 1);
    }

    /** Whether the thread is in a call, asked by another. */
    boolean calls() {
        return (int) DEPTH.getVolatile(this) > 0;
    }

    boolean isForgotten() {
        Thread caller = thread.get();
        return caller == null || !caller.isAlive();
    }

    /** The innermost scope that this thread has open, or null. */
    OwningScope scope() {
        return scope;
    }

    void setScope(OwningScope innermost) {
        scope = innermost;
    }

    /** The recorder of this thread, or null when operations compute at once. */
    Recorder recorder() {
        return scope == null ? null : scope.recorder();
    }
}
