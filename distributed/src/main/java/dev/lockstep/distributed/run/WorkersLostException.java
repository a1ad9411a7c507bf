package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;

/** There are no workers to go on with: they did not start, ended, or can not reach each other. What was asked for is not to blame. */
public class WorkersLostException extends LockstepException {
    private static final long serialVersionUID = 1;

    public WorkersLostException(String message) {
        super(message);
    }

    public WorkersLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
