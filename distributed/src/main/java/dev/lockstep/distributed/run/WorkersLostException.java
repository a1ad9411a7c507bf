package dev.lockstep.distributed.run;

import dev.lockstep.api.LockstepException;

/** Workers were lost while they started, and others may be started in their place. */
final class WorkersLostException extends LockstepException {
    private static final long serialVersionUID = 1;

    WorkersLostException(String message) {
        super(message);
    }
}
