package dev.lockstep.models.network;

import dev.lockstep.api.LockstepException;
import java.util.List;
import java.util.Optional;

/**
 * A network that cannot be used as asked: its file is wrong or missing, its name unknown, or its seed not possible. The message is for the
 * person who wrote the file or the command: one line for each mistake, with where, what is wrong, and what is accepted.
 */
public final class NetworkFileException extends LockstepException {
    private static final long serialVersionUID = 1L;

    private final List<String> mistakes;
    private final transient Location location;

    NetworkFileException(String message) {
        this(message, (Location) null);
    }

    NetworkFileException(String message, Location location) {
        super(message);
        this.mistakes = List.of(message);
        this.location = location;
    }

    NetworkFileException(String message, Throwable cause) {
        this(List.of(message), cause);
    }

    NetworkFileException(List<String> mistakes, Throwable cause) {
        super(String.join("\n", mistakes), cause);
        this.mistakes = List.copyOf(mistakes);
        this.location = null;
    }

    /** A line for each mistake, in the order of the file. */
    public List<String> mistakes() {
        return mistakes;
    }

    Optional<Location> location() {
        return Optional.ofNullable(location);
    }
}
