package dev.lockstep.distributed.chain;

import dev.lockstep.api.LockstepException;

/** Another worker did not answer, closed the connection, or sent what was not due. */
public final class BrokenLinkException extends LockstepException {
    private static final long serialVersionUID = 1;

    public BrokenLinkException(String message) {
        super(message);
    }

    public BrokenLinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
