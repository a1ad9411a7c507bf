package dev.lockstep.nn.initializer;

/**
 * {@code truncated-normal}: {@code scale} times a number of the normal distribution from -2 to 2. Numbers are drawn one by one, row by row,
 * and one outside is drawn anew, so that the deviation of what is left is 0.88 of the scale. It has the distribution of other libraries,
 * not their bits.
 */
public record TruncatedNormal(double scale) implements Initializer {
    private static final double BOUND = 2;

    /** @throws dev.lockstep.api.LockstepException if the scale is not above 0 and finite */
    public TruncatedNormal {
        Normal.requireScale("truncated-normal", scale);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.truncatedNormal(rows, columns, BOUND, scale);
    }
}
