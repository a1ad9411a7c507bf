package dev.lockstep.nn.initializer;

/** Makes the values that a parameter starts from. */
public interface Initializer {
    /**
     * The table of a parameter.
     *
     * @throws dev.lockstep.api.LockstepException if it draws and there is nothing to draw from, or it has no table of this size
     */
    NumberTable table(int rows, int columns, Draws draws);
}
