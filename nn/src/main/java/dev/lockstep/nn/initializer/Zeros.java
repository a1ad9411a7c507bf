package dev.lockstep.nn.initializer;

/** {@code zeros}: all +0.0. */
public record Zeros() implements Initializer {
    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return new NumberTable(rows, columns, new double[rows * columns]);
    }
}
