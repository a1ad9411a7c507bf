package dev.lockstep.data;

import dev.lockstep.api.LockstepException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A file of data that cannot be read, or does not hold what is asked of it; the message names file, line and column where it can, on a line for each thing
 * that is wrong.
 */
public final class DataException extends LockstepException {
    private static final long serialVersionUID = 1L;

    private final transient DataSource rest;

    public DataException(String message) {
        super(message);
        rest = null;
    }

    public DataException(String message, Throwable cause) {
        this(message, cause, null);
    }

    private DataException(String message, Throwable cause, DataSource rest) {
        super(message, cause);
        this.rest = rest;
    }

    /** All of several, each with what it says. */
    public static DataException ofAll(Collection<DataException> several) {
        List<DataException> all = List.copyOf(several);
        return all.size() == 1
                ? all.get(0)
                : new DataException(
                        String.join(
                                "\n",
                                all.stream().map(DataException::getMessage).toList()),
                        all.get(0));
    }

    /** The same of a file, the rest of whose rows can be read. */
    public DataException with(DataSource others) {
        return new DataException(getMessage(), this, others);
    }

    /** The rows of the file that are not wrong as rows, so that what is in them can be looked at too; empty where there are none. */
    public Optional<DataSource> rest() {
        return Optional.ofNullable(rest);
    }

    /** What is wrong, each by itself. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }
}
