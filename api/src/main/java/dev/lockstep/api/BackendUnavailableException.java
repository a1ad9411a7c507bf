package dev.lockstep.api;

/** Thrown when the backend asked for cannot be used; the message says why and what to do. */
public final class BackendUnavailableException extends LockstepException {
    private static final long serialVersionUID = 1L;

    public BackendUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public BackendUnavailableException(String message) {
        this(message, null);
    }
}
