package dev.lockstep.trainer.network;

/**
 * A network that cannot be used as asked: its file is wrong or missing, its name unknown, or its seed not possible. The message is one line
 * for the person who wrote the file or the command: where, what is wrong, and what is accepted.
 */
public final class NetworkFileException extends RuntimeException {
    NetworkFileException(String message) {
        super(message);
    }

    NetworkFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
