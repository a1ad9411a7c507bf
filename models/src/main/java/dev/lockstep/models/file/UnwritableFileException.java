package dev.lockstep.models.file;

/** A file can not be written where it should be, for a reason of the system. */
public final class UnwritableFileException extends ModelFileException {
    private static final long serialVersionUID = 1;

    public UnwritableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
