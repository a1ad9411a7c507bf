package dev.lockstep.nn.initializer;

import java.util.Optional;

/** Rows of numbers that are read when they are needed, so that they need not be in memory; they never change. */
public interface NumberRows {
    int rows();

    int columns();

    /** Whether all of them are in memory. */
    boolean inMemory();

    /**
     * Reads some rows: to {@code into}, one after the other from its start on, those of the numbers from {@code first} on.
     *
     * @param numbers of rows, counted from 0
     * @param count how many of these numbers are read
     */
    void read(int[] numbers, int first, int count, double[] into);

    /** Some rows that follow each other. */
    interface Part {
        /**
         * @param first the number of the first row
         * @param count the number of rows
         * @param numbers theirs, one row after the other; what is behind them is nobody's
         */
        void accept(int first, int count, double[] numbers);
    }

    /** Reads all rows in their order, some at a time. */
    default void forEachPart(Part action) {
        int[] places = new int[Math.max(1, Math.min(rows(), (1 << 16) / columns()))];
        double[] part = new double[places.length * columns()];
        for (int first = 0; first < rows(); first += places.length) {
            int count = Math.min(places.length, rows() - first);
            for (int i = 0; i < count; i++) {
                places[i] = first + i;
            }
            read(places, 0, count, part);
            action.accept(first, count, part);
        }
    }

    /** What no finite number of them exceeds in size; infinite where that is not known. */
    default double largest() {
        return Double.POSITIVE_INFINITY;
    }

    /** The same rows as bytes, where all numbers are whole and from 0 to 255, and reading bytes takes less. */
    default Optional<ByteRows> bytes() {
        return Optional.empty();
    }

    /**
     * They are on a backend now. What is in memory of them may be given up where memory is short, if it can be read again; they can be read as before.
     */
    default void taken() {}

    /** All of them, in memory. */
    default NumberTable table() {
        int[] numbers = new int[rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        double[] elements = new double[Math.multiplyExact(rows(), columns())];
        read(numbers, 0, numbers.length, elements);
        return new NumberTable(rows(), columns(), elements);
    }

    /** The file that they come from, for messages; empty where they come from none. */
    default Optional<String> file() {
        return Optional.empty();
    }

    /** Where a number came from, for messages; both counted from 0. */
    default String place(int row, int column) {
        return "sample " + (row + 1);
    }

    /** The rows of these numbers, in their order; in memory if these are. */
    default NumberRows rows(int[] numbers) {
        return new ChosenRows(this, numbers);
    }
}
