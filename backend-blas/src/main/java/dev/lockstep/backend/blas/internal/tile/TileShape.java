package dev.lockstep.backend.blas.internal.tile;

/**
 * What a BLAS may decide by when it is called for {@code C = C + op(A) op(B)}, all three stored by rows: sizes, distances between rows, and which
 * operands are transposed.
 *
 * @param m the rows of op(A) and C
 * @param n the columns of op(B) and C
 * @param k the columns of op(A) and rows of op(B), at most 256
 * @param strideA the distance between rows of A as it is stored
 * @param strideB the distance between rows of B as it is stored
 * @param strideC the distance between rows of C, at least n
 * @param transposeA whether A is stored as k x m
 * @param transposeB whether B is stored as n x k
 */
public record TileShape(
        int m, int n, int k, int strideA, int strideB, int strideC, boolean transposeA, boolean transposeB) {
    /** A tile of operands that are not transposed. */
    public TileShape(int m, int n, int k, int strideA, int strideB, int strideC) {
        this(m, n, k, strideA, strideB, strideC, false, false);
    }

    /** A tile whose operands are not transposed and have no gaps between rows. */
    public static TileShape dense(int m, int n, int k) {
        return new TileShape(m, n, k, k, n, n);
    }

    /** Returns how a BLAS is told that A is transposed: T, or N for not. */
    public String flagA() {
        return transposeA ? "T" : "N";
    }

    /** Returns the same of B. */
    public String flagB() {
        return transposeB ? "T" : "N";
    }

    @Override
    public String toString() {
        return m + "x" + k + " (" + flagA() + ", stride " + strideA + ") by " + k + "x" + n + " (" + flagB()
                + ", stride " + strideB + ") into stride " + strideC;
    }
}
