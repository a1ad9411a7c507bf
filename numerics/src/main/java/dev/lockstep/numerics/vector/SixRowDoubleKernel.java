package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoubleKernel;
import dev.lockstep.numerics.gemm.DoublePanelBlocking;
import dev.lockstep.numerics.gemm.GemmTuning;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for float64 products whose left operand is transposed, or that have few terms, where vectors have 256 bits: tiles of six rows, and of four for what
 * is left, on panels, which a transposed operand is packed into by vectors. They are wider than the tile.
 */
final class SixRowDoubleKernel implements DoubleKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;
    private static final int ROWS = SixRowDoublePanels.ROWS;
    private static final int WIDTH = SixRowDoublePanels.WIDTH;

    /** A product with fewer rows has one tile, which the usual kernel has as well. */
    private static final int FEWEST_ROWS = 5;

    /** Columns from which it does not matter that the last tile has one vector of them, for which the usual kernel has tiles. */
    private static final int MANY_COLUMNS = 3 * COLUMNS;

    private final VectorDoubleKernel usual;
    private final DoubleBlocking blocks = new DoublePanelBlocking(this);

    /** Packs right operands, and multiplies rows, as the usual kernel. */
    SixRowDoubleKernel(VectorDoubleKernel usual) {
        this.usual = usual;
    }

    /** Whether a product is faster with this kernel than with the usual one. */
    static boolean isFaster(int m, int n) {
        int lastColumns = n % COLUMNS;
        boolean fillsTiles = lastColumns == 0 || lastColumns > LANES || n >= MANY_COLUMNS;
        return SPECIES.vectorBitSize() == 256 && m >= FEWEST_ROWS && fillsTiles;
    }

    @Override
    public DoubleBlocking forProduct(int m, int n, int k, boolean transposeA) {
        return blocks;
    }

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int leftWidth() {
        return WIDTH;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void packRows(
            double[] source, boolean transposed, int offset, int stride, int rows, int depth, double[] panels) {
        if (transposed) {
            SixRowDoublePanels.packAdjacent(source, offset, stride, rows, depth, panels);
        } else {
            SixRowDoublePanels.packContiguous(source, offset, stride, rows, depth, panels);
        }
    }

    @Override
    public void packColumns(double[] source, int offset, int stride, int columns, int depth, double[] panels) {
        usual.packColumns(source, offset, stride, columns, depth, panels);
    }

    @Override
    public void multiplyRow(double[] x, double[] b, double[] c, int n, int k, int from, int to) {
        usual.multiplyRow(x, b, c, n, k, from, to);
    }

    @Override
    public void multiplyPanels(
            double[] left,
            int rows,
            double[] right,
            int columns,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile) {
        DoubleTileSums sums = DoubleTileSums.ofThread();
        int step = GemmTuning.panelStep(depth);
        int panel = 0;
        int height;
        for (int i = 0; i < rows; i += height) {
            height = DoubleTileSums.height(rows - i);
            int present = Math.min(height, rows - i);
            for (int j = 0; j < columns; j += COLUMNS) {
                int to = offset + i * stride + j;
                int width = Math.min(COLUMNS, columns - j);
                boolean isWhole = present == height && width == COLUMNS;
                boolean goesToC = first && isWhole;
                if (goesToC) {
                    sums.to(c, to, stride);
                } else {
                    sums.to(tile, 0, COLUMNS);
                }
                if (height == ROWS) {
                    SixRowDoubleTiles.six(left, panel, right, j * step, depth, sums);
                } else {
                    SixRowDoubleTiles.four(left, panel, right, j * step, depth, sums);
                }
                if (!goesToC && isWhole) {
                    DoubleTileSums.add(tile, height, c, to, stride);
                } else if (!goesToC) {
                    DoubleTileSums.addPart(tile, present, width, c, to, stride, first);
                }
            }
            panel += WIDTH * step;
        }
        sums.release();
    }
}
