package dev.lockstep.api.op;

/**
 * Adds the rows of a source, k x n, to the rows that a matrix of k indices names, m x n; the gradient of {@link Gather}.
 *
 * <p>Each element starts at +0.0. The rows of the source are cut into consecutive blocks of 256; in each, {@code s = +0.0}, then
 * {@code s = s + source[r,j]} for every r in the block with {@code indices[r] = i}, ascending; then {@code out[i,j] = out[i,j] + s}, blocks
 * ascending. Source rows whose index is no number from 0 to m - 1 go nowhere.
 *
 * @param rows the rows of the result
 */
public record ScatterAdd(int rows) implements Operation {
    public ScatterAdd {
        if (rows < 1) {
            throw new IllegalArgumentException("rows must be at least 1, not " + rows);
        }
    }

    @Override
    public String label() {
        return "scatterAddRows";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.scatterAdd(this);
    }
}
