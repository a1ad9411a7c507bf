package dev.lockstep.api.opening;

import dev.lockstep.api.dtype.DType;
import java.util.Map;
import java.util.Set;

/** Whether a backend can be opened here: with what device, or why not and what to do about it. */
public sealed interface Availability {
    /**
     * The backend can be opened.
     *
     * @param device what computes, in a few words
     * @param dtypes the dtypes it computes with
     * @param details further facts by name, in the order to show them
     */
    record Available(String device, Set<DType> dtypes, Map<String, String> details) implements Availability {}

    /**
     * The backend cannot be opened.
     *
     * @param reason what is wrong
     * @param remedy what the user can do
     */
    record Unavailable(String reason, String remedy) implements Availability {}
}
