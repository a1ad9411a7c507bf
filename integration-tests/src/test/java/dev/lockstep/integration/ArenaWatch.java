package dev.lockstep.integration;

import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Watches how much the JVM's arenas hold, in which the compiler works. They come of malloc and go back to it, which may keep for later the most that
 * they ever held: memory of the process that grows with the largest method compiled so far, and no leak. That of
 * picocli which reads a command's annotations ({@code initFromAnnotatedTypedMembers}) takes 75 MiB in some runs on JDK 17; arenas of 122 MiB were seen.
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
                    System.err.println("arenas of " + now + " KiB: " + compiled());
                }
            }
            LockSupport.parkNanos(APART);
        }
    }

    /** What is compiled now, in one line. */
    private static String compiled() {
        return NativeUse.diagnose("compilerQueue")
                .lines()
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(line -> line.strip().replaceAll(" +", " "))
                .collect(Collectors.joining(", "));
    }
}
