package dev.lockstep.distributed.worker;

import dev.lockstep.api.LockstepException;

/** A backend computes other bits than the contract's. */
final class UnfitBackendException extends LockstepException {
    private static final long serialVersionUID = 1;

    UnfitBackendException(String message) {
        super(message);
    }
}
