package dev.lockstep.data;

import dev.lockstep.api.LockstepException;

/** A file of data that cannot be read, or does not hold what is asked of it; the message names file, line and column where it can. */
public final class DataException extends LockstepException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
