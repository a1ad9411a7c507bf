package dev.lockstep.api.op;

/**
 * Matrix products of two operands, {@code out = op(a) * op(b)}, op being the transposition where its flag is set.
 *
 * <p>Each element starts at +0.0. The inner index is cut into consecutive blocks of 256; in each, {@code s = +0.0}, then
 * {@code s = fma(a[i,k], b[k,j], s)} for k ascending; then {@code out[i,j] = out[i,j] + s}, blocks ascending.
 *
 * @param batches how many products there are: both operands and the result are cut into as many parts of equal height, and part t of
 *     the result is the product of the operands' parts t
 */
public record Product(boolean transposeA, boolean transposeB, int batches) implements Operation {
    public Product {
        if (batches < 1) {
            throw new IllegalArgumentException("batches must be at least 1, not " + batches);
        }
    }

    @Override
    public String label() {
        return (transposeA ? "transposeMatmul" : "matmul") + (transposeB ? "Transpose" : "");
    }

    @Override
    public String description() {
        return batches == 1 ? label() : label() + " (" + batches + " batches)";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.product(this);
    }
}
