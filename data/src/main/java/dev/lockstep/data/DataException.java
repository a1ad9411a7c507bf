package dev.lockstep.data;

import dev.lockstep.api.LockstepException;
import java.util.Collection;
import java.util.List;

/**
 * A file of data that cannot be read, or does not hold what is asked of it; the message names file, line and column where it can, on a line for each thing
 * that is wrong.
 */
public final class DataException extends LockstepException {
    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /** All of several, each with what it says. */
    static DataException ofAll(Collection<DataException> several) {
        List<DataException> all = List.copyOf(several);
        return all.size() == 1
                ? all.get(0)
                : new DataException(
                        String.join(
                                "\n",
                                all.stream().map(DataException::getMessage).toList()),
                        all.get(0));
    }

    /** What is wrong, each by itself. */
    public List<String> problems() {
        return getMessage().lines().toList();
    }
}
