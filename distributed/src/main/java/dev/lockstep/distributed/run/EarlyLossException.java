package dev.lockstep.distributed.run;

/** Workers were lost while they started, and others may be started in their place. */
final class EarlyLossException extends WorkersLostException {
    private static final long serialVersionUID = 1;

    EarlyLossException(String message) {
        super(message);
    }
}
