package dev.lockstep.models.network;

import dev.lockstep.api.LockstepException;

/**
 * A network that cannot be used as asked: its file is wrong or missing, its name unknown, or its seed not possible. The message is one line
 * for the person who wrote the file or the command: where, what is wrong, and what is accepted.
 */
public final class NetworkFileException extends LockstepException {
    private static final long serialVersionUID = 1L;

    NetworkFileException(String message) {
        super(message);
    }

    NetworkFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
