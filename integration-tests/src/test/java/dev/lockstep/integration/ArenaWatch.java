package dev.lockstep.integration;

import java.util.concurrent.locks.LockSupport;

/**
 * Watches how much the JVM's arenas hold, in which the compiler works. They come of malloc and go back to it, which may keep for later the most that
 * they ever held: memory of the process that grows with the largest method compiled so far, and no leak. With wider inlining (MaxInlineSize=300,
 * FreqInlineSize=2000, InlineSmallCode=20000, MaxInlineLevel=30) one method takes 51 MiB, and the process stays 45 MiB larger from that second on.
 */
final class ArenaWatch {
    private static final long APART = 50_000_000;

    /** In KiB; what is compiled at peaks above is told on standard error. */
    private static final long LARGE = 32 << 10;

    private volatile long most;

    /** Begins, until the process ends. */
    ArenaWatch() {
        Thread thread = new Thread(this::watch, "arena-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** The most that they held at once so far, in KiB. */
    long most() {
        return most;
    }

    private void watch() {
        while (true) {
            long now = NativeUse.arenas();
            if (now > most) {
                most = now;
                if (now > LARGE) {
                    System.err.println("arenas of " + now + " KiB: "
                            + NativeUse.diagnose("compilerQueue").strip());
                }
            }
            LockSupport.parkNanos(APART);
        }
    }
}
