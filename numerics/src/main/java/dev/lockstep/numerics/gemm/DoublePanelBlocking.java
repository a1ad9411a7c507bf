package dev.lockstep.numerics.gemm;

/**
 * Blocks of panels for a {@link DoubleKernel}: a block of A is packed, then for each block of B in turn, B is packed and multiplied with it.
 * Transposition is a matter of packing.
 */
public final class DoublePanelBlocking implements DoubleBlocking {
    private final DoubleKernel kernel;

    public DoublePanelBlocking(DoubleKernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public int tileRows() {
        return kernel.tileRows();
    }

    @Override
    public int tileColumns() {
        return kernel.tileColumns();
    }

    @Override
    public void multiply(
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
            int columns) {
        DoubleWorkspace workspace = DoubleWorkspace.ofThread();
        int tileRows = kernel.tileRows();
        int tileColumns = kernel.tileColumns();
        int rowBlock = GemmTuning.rowBlock(tileRows);
        int mostTiles = (Math.min(rows, rowBlock) + tileRows - 1) / tileRows;
        int longest = GemmTuning.panelStep(Math.min(k, GemmTuning.DEPTH_BLOCK));
        double[] left = workspace.left(mostTiles * kernel.leftWidth() * longest);
        double[] right = workspace.right((Math.min(columns, GemmTuning.COLUMN_BLOCK) + tileColumns) * longest);
        double[] tile = workspace.tile(2 * tileRows * tileColumns);
        for (int i = 0; i < rows; i += rowBlock) {
            int height = Math.min(rowBlock, rows - i);
            for (int p = 0; p < k; p += GemmTuning.DEPTH_BLOCK) {
                int depth = Math.min(GemmTuning.DEPTH_BLOCK, k - p);
                int panelDepth = GemmTuning.panelDepth(depth);
                if (transposeA) {
                    kernel.packRows(a, true, p * m + firstRow + i, m, height, depth, left);
                } else {
                    kernel.packRows(a, false, (firstRow + i) * k + p, k, height, depth, left);
                }
                for (int j = 0; j < columns; j += GemmTuning.COLUMN_BLOCK) {
                    int width = Math.min(GemmTuning.COLUMN_BLOCK, columns - j);
                    if (transposeB) {
                        DoublePanels.packContiguous(b, (firstColumn + j) * k + p, k, width, depth, tileColumns, right);
                    } else {
                        kernel.packColumns(b, p * n + firstColumn + j, n, width, depth, right);
                    }
                    int to = (firstRow + i) * n + firstColumn + j;
                    kernel.multiplyPanels(left, height, right, width, panelDepth, c, to, n, p == 0, tile);
                }
            }
        }
    }
}
