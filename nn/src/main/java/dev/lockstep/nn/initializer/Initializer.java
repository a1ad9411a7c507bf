package dev.lockstep.nn.initializer;

/** Makes the values that a parameter starts from. */
public interface Initializer {
    /**
     * The table of a parameter.
     *
     * @throws dev.lockstep.api.LockstepException if it draws and there is nothing to draw from, or it has no table of this size
     */
    NumberTable table(int rows, int columns, Draws draws);

    /** The same as rows that need not be in memory before they are read. */
    default NumberRows rows(int rows, int columns, Draws draws) {
        return table(rows, columns, draws);
    }
}
