package dev.lockstep.api.op;

/**
 * Uniform random numbers in [0, 1), each a function of seed, stream, position and its own place alone.
 *
 * <p>Philox 4x32-10 with the key (low, high word of the seed) and the counter (e / 2, p0, p1, stream), e being the element's place row by row
 * and p0, p1 the two elements of the operand, numbers from 0 to 2^24 - 1. Elements 2 i and 2 i + 1 take the words (0, 1) and (2, 3) of the
 * result as u, v: in float64 {@code ((u >>> 5) * 2^26 + (v >>> 6)) * 2^-53}, in float32 {@code (u >>> 8) * 2^-24}, all exact.
 *
 * @param rows the rows of the result
 * @param columns the columns of the result
 * @param seed chooses the numbers, any 64 bits
 * @param stream chooses among independent sequences of one seed, such as one for each layer
 */
public record RandomUniform(int rows, int columns, long seed, int stream) implements Operation {
    @Override
    public String label() {
        return "randomUniform";
    }

    @Override
    public String description() {
        return label() + " (seed " + seed + ", stream " + stream + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.randomUniform(this);
    }
}
