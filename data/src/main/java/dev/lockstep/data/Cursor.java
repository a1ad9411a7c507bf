package dev.lockstep.data;

/** A row at a time. */
public interface Cursor extends AutoCloseable {
    /** Goes to the next row, first to the first one; false where there is none. */
    boolean next();

    /** Whether the value of a column is missing. */
    boolean isMissing(int column);

    /**
     * The number in a column, correctly rounded to float64.
     *
     * @throws DataException if there is none
     */
    double number(int column);

    /** The text in a column, without spaces around it; of a number the decimal. */
    String text(int column);

    /** Where what stands in a column is to be found, for messages. */
    String place(int column);

    /** A complaint about what stands in a column. */
    default DataException wrong(int column, String what) {
        return new DataException(place(column) + ": " + what);
    }

    @Override
    default void close() {}
}
