package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberRows;
import java.util.List;
import java.util.Optional;

/** What a file holds: rows under named columns, which can be gone through as often as is needed. */
public interface DataSource {
    /** The name of the file, for messages. */
    String file();

    /** The names of the columns, each once. */
    List<String> columns();

    /** How many rows there are. */
    int size();

    /** What a column holds, where the file says so; where it does not, that is found in its fields. */
    Optional<Feature> stated(int column);

    /** Whether a value of a column can be missing, or be none that is taken. */
    default boolean mayMiss(int column) {
        return true;
    }

    /** Whether its rows are read from the file each time, and fail to be if that was changed, so that next to nothing of it is in memory. */
    default boolean isReread() {
        return false;
    }

    /** Goes through the rows from the first on. */
    Cursor cursor();

    /** The numbers in some columns, read where they lie, each time again; empty where they are texts. */
    default Optional<NumberRows> numbers(int[] columns) {
        return Optional.empty();
    }

    /** Whether so many columns of numbers are better read where they lie than from a copy. */
    default boolean areBestWhereTheyLie(int columns) {
        return true;
    }

    /** Where values are to be found, for messages. */
    interface Places {
        /** That of a row and a column, both counted from 0. */
        String of(int row, int column);
    }

    /** Where its values are to be found, which holds none of them in memory. */
    default Places places() {
        return (row, column) -> {
            try (Cursor cursor = cursor()) {
                for (int i = 0; i <= row; i++) {
                    cursor.next();
                }
                return cursor.place(column);
            }
        };
    }

    /** The SHA-256 of the bytes of the file as it lies there, in hexadecimal digits. */
    String sha256();

    /**
     * The place of a column.
     *
     * @throws DataException if there is none of this name
     */
    default int column(String name) {
        int place = columns().indexOf(name);
        if (place < 0) {
            throw new DataException(
                    file() + " has no column " + Shown.quoted(name) + "; it has " + Shown.some(columns()));
        }
        return place;
    }

    /** Whether there is a column of this name. */
    default boolean has(String name) {
        return columns().contains(name);
    }
}
