package dev.lockstep.api;

/** Thrown when the shapes given to an operation do not fit; the message names the operation and the shapes. */
public final class ShapeException extends LockstepException {
    private static final long serialVersionUID = 1L;

    public ShapeException(String message) {
        super(message);
    }
}
