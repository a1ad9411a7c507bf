package dev.lockstep.backend.opencl.internal;

import java.util.Optional;

/**
 * Keeps the JVM's signal handlers: what native calls replace while a guard is open is put back.
 *
 * <p>A JVM lives from faults. It stops its threads by one, and throws for a division by zero or a null pointer because of one. LLVM, which
 * is in most drivers, puts handlers of its own over the JVM's. Guards that are open at once share what was there before the first.
 */
final class SignalGuard {
    private static Optional<SignalHandlers> before = Optional.empty();
    private static int open;

    private boolean closed;

    private SignalGuard() {}

    static SignalGuard open() {
        synchronized (SignalGuard.class) {
            if (open == 0) {
                before = SignalHandlers.current();
            }
            open++;
            return new SignalGuard();
        }
    }

    /** Puts back what was replaced; closing again does nothing. */
    void close() {
        synchronized (SignalGuard.class) {
            if (!closed) {
                closed = true;
                open--;
                before.ifPresent(SignalHandlers::restore);
            }
        }
    }
}
