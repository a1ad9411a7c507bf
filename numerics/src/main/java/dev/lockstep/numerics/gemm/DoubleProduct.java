package dev.lockstep.numerics.gemm;

import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.function.IntConsumer;

/**
 * One float64 product, cut into rectangles of C that are computed independently. Reused by the thread that it belongs to.
 *
 * <p>A rectangle is computed block by block: a block of A is packed, then for each block of B in turn, B is packed and multiplied
 * with it. Transposition is a matter of packing.
 */
public final class DoubleProduct implements IntConsumer {
    private static final ThreadLocal<DoubleWorkspace> WORKSPACES = ThreadLocal.withInitial(DoubleWorkspace::new);

    private final DoubleKernel usual;
    private final ProductGrid grid = new ProductGrid();
    private DoubleKernel kernel;
    private double[] a;
    private boolean transposeA;
    private double[] b;
    private boolean transposeB;
    private double[] c;
    private int m;
    private int n;
    private int k;

    public DoubleProduct(DoubleKernel usual) {
        this.usual = usual;
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
        this.kernel = usual.forProduct(m, n, k);
        this.a = a;
        this.transposeA = transposeA;
        this.b = b;
        this.transposeB = transposeB;
        this.c = c;
        this.m = m;
        this.n = n;
        this.k = k;
        grid.cut(m, n, k, pool.threads(), kernel.tileRows(), kernel.tileColumns());
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
            multiplyBlocks(firstRow, rows, firstColumn, columns);
        }
    }

    private void multiplyVector(double[] matrix, boolean rowPerOutput, double[] vector, int outputs, int from, int to) {
        if (rowPerOutput) {
            DoubleDots.multiply(matrix, vector, c, k, from, to);
        } else {
            kernel.multiplyRow(vector, matrix, c, outputs, k, from, to);
        }
    }

    private void multiplyBlocks(int firstRow, int rows, int firstColumn, int columns) {
        DoubleWorkspace workspace = WORKSPACES.get();
        int tileRows = kernel.tileRows();
        int tileColumns = kernel.tileColumns();
        int rowBlock = GemmTuning.rowBlock(tileRows);
        int widest = Math.min(columns, GemmTuning.COLUMN_BLOCK);
        int mostTiles = (Math.min(rows, rowBlock) + tileRows - 1) / tileRows;
        int deepest = GemmTuning.panelDepth(Math.min(k, GemmTuning.DEPTH_BLOCK));
        double[] left = workspace.left(mostTiles * kernel.leftWidth() * deepest);
        double[] right = workspace.right((widest + tileColumns) * deepest);
        double[] tile = workspace.tile(2 * tileRows * tileColumns);
        for (int i = 0; i < rows; i += rowBlock) {
            int height = Math.min(rowBlock, rows - i);
            for (int p = 0; p < k; p += GemmTuning.DEPTH_BLOCK) {
                int depth = Math.min(GemmTuning.DEPTH_BLOCK, k - p);
                int panelDepth = GemmTuning.panelDepth(depth);
                packLeft(firstRow + i, height, p, depth, left);
                for (int j = 0; j < columns; j += GemmTuning.COLUMN_BLOCK) {
                    int width = Math.min(GemmTuning.COLUMN_BLOCK, columns - j);
                    packRight(firstColumn + j, width, p, depth, right);
                    int to = (firstRow + i) * n + firstColumn + j;
                    kernel.multiplyPanels(left, height, right, width, panelDepth, c, to, n, p == 0, tile);
                }
            }
        }
    }

    private void packRight(int firstColumn, int columns, int start, int depth, double[] panels) {
        if (transposeB) {
            DoublePanels.packContiguous(b, firstColumn * k + start, k, columns, depth, kernel.tileColumns(), panels);
        } else {
            kernel.packColumns(b, start * n + firstColumn, n, columns, depth, panels);
        }
    }

    private void packLeft(int firstRow, int rows, int start, int depth, double[] panels) {
        if (transposeA) {
            kernel.packRows(a, true, start * m + firstRow, m, rows, depth, panels);
        } else {
            kernel.packRows(a, false, firstRow * k + start, k, rows, depth, panels);
        }
    }
}
