package dev.lockstep.models.output;

/** Does something where the process is interrupted while this is open. */
public final class AtInterrupt implements AutoCloseable {
    private final Thread hook;

    /** @throws IllegalStateException if the process is ending already */
    public AtInterrupt(Runnable action) {
        hook = new Thread(action);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }
}
