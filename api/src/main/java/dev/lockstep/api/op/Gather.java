package dev.lockstep.api.op;

/**
 * Rows of a source, m x n, chosen by a matrix of k indices: {@code out[r,:] = source[indices[r],:]}, k x n.
 *
 * <p>Indices are numbers from 0 to m - 1, the elements of the second operand row by row. The index -1 gives a row of +0.0, for padding; any
 * other number a row of NaN.
 */
public record Gather() implements Operation {
    @Override
    public String label() {
        return "gatherRows";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.gather(this);
    }
}
