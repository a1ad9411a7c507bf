package dev.lockstep.numerics.gemm;

/** Computes rectangles of C block by block, the operands packed as its tiles read them. Several threads may call it at once. */
public interface DoubleBlocking {
    /** Returns the rows of a tile: rectangles best have a multiple of them. */
    int tileRows();

    /** Returns the columns of a tile. */
    int tileColumns();

    /** Computes {@code rows} times {@code columns} elements of {@code C = op(A) op(B)}, of a product as {@link Gemm#multiply} has it. */
    void multiply(
            double[] a,
            boolean transposeA,
            double[] b,
            boolean transposeB,
            double[] c,
            int m,
            int n,
            int k,
            int firstRow,
            int rows,
            int firstColumn,
            int columns);
}
