package dev.lockstep.data;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is wrong with the columns of a file, of each the first that is found, gathered so that all is told at once. */
final class Problems {
    private final Map<Integer, DataException> found = new TreeMap<>();

    /** Whether something is wrong with a column; then nothing else of it need be looked at. */
    boolean has(int column) {
        return !found.isEmpty() && found.containsKey(column);
    }

    void add(int column, DataException problem) {
        found.putIfAbsent(column, problem);
    }

    /** What is made of a column; empty where that fails, which is kept. */
    <T> Optional<T> attempt(int column, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (DataException problem) {
            add(column, problem);
            return Optional.empty();
        }
    }

    /** @throws DataException of all that is wrong, in the order of the columns, if something is */
    void throwAny() {
        if (!found.isEmpty()) {
            throw DataException.ofAll(found.values());
        }
    }
}
