package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoubleWorkspace;
import dev.lockstep.numerics.gemm.GemmTuning;
import jdk.incubator.vector.DoubleVector;

/**
 * Blocks for float64 products whose left operand is not transposed, where vectors have 256 bits: its rows are copied as they lie, for tiles of six
 * and four.
 *
 * <p>Columns of B are packed with many terms at a time. Then a few rows of C are finished before the next: the rows of A stay in the second-level cache,
 * while B comes along in the order in which it lies. A panel of B stays in the first-level cache for the tiles of all these rows.
 */
final class RowWiseDoubleBlocking implements DoubleBlocking {
    private static final int LANES = RowWiseDoubleTiles.LANES;
    private static final int COLUMNS = RowWiseDoubleTiles.COLUMNS;
    private static final int ROWS = RowWiseDoubleTiles.ROWS;

    /** Rows of A and C at a time, in whole tiles. */
    private static final int ROW_BLOCK = 8 * ROWS;

    /** Columns of B and C at a time: with {@link #ROW_BLOCK}, a share of the second-level cache. */
    private static final int COLUMN_BLOCK = 32 * COLUMNS;

    /** Blocks of terms of B at a time: with {@link #COLUMN_BLOCK}, a share of the third-level cache that others leave. */
    private static final int BLOCKS = 2;

    private static final int TERMS = BLOCKS * GemmTuning.DEPTH_BLOCK;

    /** Products with fewer terms are faster by panels, as are those with fewer rows. */
    private static final int FEWEST_TERMS = 20;

    private static final int FEWEST_ROWS = 5;

    /** Whether products whose left operand is not transposed are faster so than by panels. */
    static boolean areFaster(int m, int n, int k) {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize() == 256
                && m >= FEWEST_ROWS
                && n >= LANES
                && k >= FEWEST_TERMS;
    }

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
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
        int widest = Math.min(COLUMN_BLOCK, columns + COLUMNS);
        double[] left = workspace.left(ROW_BLOCK * RowWiseDoubleTiles.ROW + RowWiseDoubleTiles.START);
        double[] right = workspace.right(widest * (Math.min(TERMS, k + GemmTuning.DEPTH_BLOCK) + BLOCKS));
        double[] tile = workspace.tile(ROWS * COLUMNS);
        for (int j = 0; j < columns; j += COLUMN_BLOCK) {
            int width = Math.min(COLUMN_BLOCK, columns - j);
            int block = (width + COLUMNS - 1) / COLUMNS * COLUMNS * GemmTuning.panelStep(GemmTuning.DEPTH_BLOCK);
            for (int start = 0; start < k; start += TERMS) {
                int end = Math.min(k, start + TERMS);
                for (int p = start; p < end; p += GemmTuning.DEPTH_BLOCK) {
                    int depth = Math.min(GemmTuning.DEPTH_BLOCK, end - p);
                    int to = (p - start) / GemmTuning.DEPTH_BLOCK * block;
                    if (transposeB) {
                        VectorDoublePanels.packContiguous(b, (firstColumn + j) * k + p, k, width, depth, right, to);
                    } else {
                        VectorDoublePanels.packAdjacent(b, p * n + firstColumn + j, n, width, depth, right, to);
                    }
                }
                for (int i = 0; i < rows; i += ROW_BLOCK) {
                    int height = Math.min(ROW_BLOCK, rows - i);
                    int to = (firstRow + i) * n + firstColumn + j;
                    for (int p = start; p < end; p += GemmTuning.DEPTH_BLOCK) {
                        int depth = Math.min(GemmTuning.DEPTH_BLOCK, end - p);
                        int from = (p - start) / GemmTuning.DEPTH_BLOCK * block;
                        copyRows(a, (firstRow + i) * k + p, k, height, depth, left);
                        multiply(left, height, right, from, width, depth, c, to, n, p == 0, tile);
                    }
                }
            }
        }
    }

    /** Copies rows that are {@code stride} apart; after an odd depth comes a zero. What lies beyond the last row is whatever was there. */
    private static void copyRows(double[] source, int offset, int stride, int rows, int depth, double[] left) {
        for (int i = 0; i < rows; i++) {
            int to = i * RowWiseDoubleTiles.ROW + RowWiseDoubleTiles.START;
            System.arraycopy(source, offset + i * stride, left, to, depth);
            left[to + depth] = 0.0;
        }
    }

    private static void multiply(
            double[] left,
            int rows,
            double[] right,
            int rightOffset,
            int columns,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile) {
        int panelDepth = GemmTuning.panelDepth(depth);
        DoubleTileSums sums = DoubleTileSums.ofThread();
        for (int j = 0; j < columns; j += COLUMNS) {
            int panel = rightOffset + j * GemmTuning.panelStep(depth);
            int width = Math.min(COLUMNS, columns - j);
            int height;
            for (int i = 0; i < rows; i += height) {
                height = width > LANES ? DoubleTileSums.height(rows - i) : ROWS;
                int present = Math.min(height, rows - i);
                int to = offset + i * stride + j;
                boolean isWhole = present == height && width == COLUMNS;
                boolean goesToC = first && present == height && width % LANES == 0;
                if (goesToC) {
                    sums.to(c, to, stride);
                } else {
                    sums.to(tile, 0, COLUMNS);
                }
                int from = i * RowWiseDoubleTiles.ROW;
                if (width <= LANES) {
                    NarrowDoubleTiles.six(left, from, right, panel, panelDepth, sums);
                } else if (height == ROWS) {
                    RowWiseDoubleTiles.six(left, from, right, panel, panelDepth, sums);
                } else {
                    RowWiseDoubleTiles.four(left, from, right, panel, panelDepth, sums);
                }
                if (!goesToC && isWhole) {
                    DoubleTileSums.add(tile, height, c, to, stride);
                } else if (!goesToC) {
                    DoubleTileSums.addPart(tile, present, width, c, to, stride, first);
                }
            }
        }
        sums.release();
    }
}
