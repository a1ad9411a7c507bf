package dev.lockstep.backend.blas.internal.tile;

/**
 * What a BLAS may decide by when it is called for {@code C = C + A B}, all three by rows: sizes and distances between rows.
 *
 * @param m the rows of A and C
 * @param n the columns of B and C
 * @param k the columns of A and rows of B, at most 256
 * @param strideA the distance between rows of A, at least k
 * @param strideB the distance between rows of B, at least n
 * @param strideC the distance between rows of C, at least n
 */
public record TileShape(int m, int n, int k, int strideA, int strideB, int strideC) {
    /** A tile whose operands have no gaps between rows. */
    public static TileShape dense(int m, int n, int k) {
        return new TileShape(m, n, k, k, n, n);
    }

    @Override
    public String toString() {
        return m + "x" + k + " (stride " + strideA + ") by " + k + "x" + n + " (stride " + strideB + ") into stride "
                + strideC;
    }
}
