package dev.lockstep.api.op;

/**
 * Uniform random numbers in [0, 1), each a function of seed, stream, position and its own place alone.
 *
 * <p>Philox 4x32-10 with the key (low, high word of the seed) and the counter (e / 2, p0, p1, stream), e being {@code from} plus the
 * element's place row by row and p0, p1 the two elements of the operand, numbers from 0 to 2^24 - 1. For e = 2 i and 2 i + 1 the words (0, 1) and (2, 3) of the result
 * are u, v: in float64 {@code ((u >>> 5) * 2^26 + (v >>> 6)) * 2^-53}, in float32 {@code (u >>> 8) * 2^-24}, all exact.
 *
 * @param rows the rows of the result
 * @param columns the columns of the result
 * @param seed chooses the numbers, any 64 bits
 * @param stream chooses among independent sequences of one seed, such as one for each layer
 * @param from the place of the first element, so that rows of a larger matrix can be made by themselves
 */
public record RandomUniform(int rows, int columns, long seed, int stream, int from) implements Operation {
    public RandomUniform {
        if (from < 0 || from + (long) rows * columns - 1 > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("there are no " + rows + "x" + columns + " places from " + from + " on");
        }
    }

    /** All elements of a matrix. */
    public RandomUniform(int rows, int columns, long seed, int stream) {
        this(rows, columns, seed, stream, 0);
    }

    @Override
    public String label() {
        return "randomUniform";
    }

    @Override
    public String description() {
        return label() + " (seed " + seed + ", stream " + stream + (from == 0 ? ")" : ", from " + from + ")");
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.randomUniform(this);
    }
}
