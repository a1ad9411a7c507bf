package dev.lockstep.api;

import java.util.Optional;

/** Who hears of the operations of each thread. */
final class Heard {
    private static final ThreadLocal<OperationListener> LISTENERS = new ThreadLocal<>();

    private Heard() {}

    static Optional<OperationListener> by(Optional<OperationListener> listener) {
        Optional<OperationListener> before = Optional.ofNullable(LISTENERS.get());
        listener.ifPresentOrElse(LISTENERS::set, LISTENERS::remove);
        return before;
    }

    /** Who hears of this thread's operations, or null. */
    static OperationListener listener() {
        return LISTENERS.get();
    }
}
