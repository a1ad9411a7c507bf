package dev.lockstep.api;

/** What Lockstep throws for a mistake or an obstacle that its message explains in one line. */
public class LockstepException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LockstepException(String message) {
        super(message);
    }

    public LockstepException(String message, Throwable cause) {
        super(message, cause);
    }
}
