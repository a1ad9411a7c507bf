package dev.lockstep.nn.initializer;

/** {@code uniform}: numbers of the uniform distribution over [0, 1), drawn row by row. */
public record Uniform() implements Initializer {
    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.uniform(rows, columns);
    }
}
