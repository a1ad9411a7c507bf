package dev.lockstep.data;

import dev.lockstep.api.LockstepException;

/** A file of data for which the JVM has no memory left; the message names it and says what to do. */
public final class DataTooLargeException extends LockstepException {
    private static final long serialVersionUID = 1L;

    /** The advice to read a file in parts, wherever it was named. */
    public static final String STREAM =
            "read it as it is needed, with 'stream: true' in a network file, or --stream of predict and evaluate";

    private DataTooLargeException(String message, Throwable cause) {
        super(message + ": give the JVM more, as with -Xmx, or " + STREAM, cause);
    }

    /** That of a file whose bytes or lines have no room. */
    public static DataTooLargeException ofFile(String file, OutOfMemoryError cause) {
        return new DataTooLargeException(file + " does not fit into memory", cause);
    }

    /** That of a file whose numbers have none. */
    public static DataTooLargeException ofNumbers(String file, Throwable cause) {
        return new DataTooLargeException(file + " does not fit into memory as numbers", cause);
    }
}
