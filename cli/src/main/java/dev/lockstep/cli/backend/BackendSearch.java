package dev.lockstep.cli.backend;

import dev.lockstep.api.Backends;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Looks for the backends on a thread of its own, for which every jar of the class path is opened, while a command reads what it was given.
 *
 * <p>Where that thread can not be started, or fails, whoever asks for the backends looks for them, and meets the same failure.
 */
public final class BackendSearch {
    private final Supplier<Backends> search;
    private Backends found;

    private BackendSearch(Supplier<Backends> search) {
        this.search = search;
    }

    /** Begins to look on the class path. */
    public static BackendSearch begin() {
        return begin(Backends::onClassPath, BackendSearch::thread);
    }

    static BackendSearch begin(Supplier<Backends> search, ThreadFactory threads) {
        BackendSearch begun = new BackendSearch(search);
        try {
            threads.newThread(begun::lookAhead).start();
        } catch (OutOfMemoryError noThread) {
            return begun;
        }
        return begun;
    }

    /** What was found; waits until all is looked through. */
    public synchronized Backends found() {
        if (found == null) {
            found = search.get();
        }
        return found;
    }

    private void lookAhead() {
        try {
            found();
        } catch (RuntimeException | Error failure) {
            return;
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "lockstep-backend-search");
        thread.setDaemon(true);
        return thread;
    }
}
