package dev.lockstep.numerics.gemm;

import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.function.IntConsumer;

/**
 * One float64 product, cut into rectangles of C that are computed independently. Reused by the thread that it belongs to.
 *
 * <p>A rectangle of a vector is walked along the matrix as it lies; any other is computed block by block.
 */
public final class DoubleProduct implements IntConsumer {
    private final DoubleKernel kernel;
    private final ProductGrid grid = new ProductGrid();
    private DoubleBlocking blocks;
    private double[] a;
    private boolean transposeA;
    private double[] b;
    private boolean transposeB;
    private double[] c;
    private int m;
    private int n;
    private int k;

    public DoubleProduct(DoubleKernel kernel) {
        this.kernel = kernel;
    }

    /** Computes {@code C = op(A) op(B)} as {@link Gemm#multiply}, without checks, whatever the size. */
    public void multiply(
            double[] a,
            boolean transposeA,
            double[] b,
            boolean transposeB,
            double[] c,
            int m,
            int n,
            int k,
            WorkerPool pool) {
        this.blocks = kernel.forProduct(m, n, k, transposeA);
        this.a = a;
        this.transposeA = transposeA;
        this.b = b;
        this.transposeB = transposeB;
        this.c = c;
        this.m = m;
        this.n = n;
        this.k = k;
        grid.cut(m, n, k, pool.threads(), blocks.tileRows(), blocks.tileColumns());
        try {
            pool.run(grid.parts(), this);
        } finally {
            this.a = null;
            this.b = null;
            this.c = null;
        }
    }

    /** Computes one rectangle of the grid. */
    @Override
    public void accept(int part) {
        int firstRow = grid.firstRow(part);
        int firstColumn = grid.firstColumn(part);
        int rows = Math.min(grid.partRows(), m - firstRow);
        int columns = Math.min(grid.partColumns(), n - firstColumn);
        if (n == 1) {
            multiplyVector(a, !transposeA, b, m, firstRow, firstRow + rows);
        } else if (m == 1) {
            multiplyVector(b, transposeB, a, n, firstColumn, firstColumn + columns);
        } else {
            blocks.multiply(a, transposeA, b, transposeB, c, m, n, k, firstRow, rows, firstColumn, columns);
        }
    }

    private void multiplyVector(double[] matrix, boolean rowPerOutput, double[] vector, int outputs, int from, int to) {
        if (rowPerOutput) {
            DoubleDots.multiply(matrix, vector, c, k, from, to);
        } else {
            kernel.multiplyRow(vector, matrix, c, outputs, k, from, to);
        }
    }
}
