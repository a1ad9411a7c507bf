package dev.lockstep.models.output;

/** Does something where the process is interrupted while this is open. The process ends when all of these have done theirs. */
public final class AtInterrupt implements AutoCloseable {
    private static volatile boolean begun;

    private final Thread hook;

    /**
     * Begins to wait for that. What is made by another's action waits for nothing, since the process ends only after that.
     *
     * @throws IllegalStateException if the process is ending already
     */
    public AtInterrupt(Runnable action) {
        hook = new Hook(action);
        if (isAction()) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            begun = true;
            throw ending;
        }
    }

    /** Whether the process is ending and this thread has no part in that: whatever fails in it now is of no interest to anybody. */
    public static boolean hasOvertaken() {
        return begun && !isAction();
    }

    private static boolean isAction() {
        return Thread.currentThread() instanceof Hook;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }

    private static final class Hook extends Thread {
        private Hook(Runnable action) {
            super(() -> {
                begun = true;
                action.run();
            });
        }
    }
}
