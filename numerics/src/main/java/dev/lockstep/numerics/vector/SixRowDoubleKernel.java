package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoubleKernel;
import dev.lockstep.numerics.gemm.DoublePanelBlocking;
import java.lang.invoke.VarHandle;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel for large float64 products whose left operand is transposed, where vectors have 256 bits: the tile of {@link RowWiseDoubleTiles} on
 * panels, which a transposed operand is packed into by vectors. They are wider than the tile: small products lose by it.
 */
final class SixRowDoubleKernel implements DoubleKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;
    private static final int ROWS = SixRowDoublePanels.ROWS;
    private static final int WIDTH = SixRowDoublePanels.WIDTH;

    /**
     * A product with fewer rows, columns or terms does not pay for packing, adding tiles, and a last tile that is not full; unless all columns are
     * those of one tile, which four rows take no fewer instructions for.
     */
    private static final int SMALLEST_SIDE = 64;

    /** Nor does one with fewer multiplications. */
    private static final long FEWEST_MULTIPLICATIONS = 1 << 20;

    private final VectorDoubleKernel usual;
    private final DoubleBlocking blocks = new DoublePanelBlocking(this);

    /** Packs right operands, and multiplies rows, as the usual kernel. */
    SixRowDoubleKernel(VectorDoubleKernel usual) {
        this.usual = usual;
    }

    /** Whether a product is faster with this kernel than with the usual one. */
    static boolean isFaster(int m, int n, int k) {
        return SPECIES.vectorBitSize() == 256
                && (isLarge(m, n, k) || n > LANES && n <= COLUMNS && Math.min(m, k) >= SMALLEST_SIDE);
    }

    private static boolean isLarge(int m, int n, int k) {
        return Math.min(m, Math.min(n, k)) >= SMALLEST_SIDE && (long) m * n * k >= FEWEST_MULTIPLICATIONS;
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
        for (int i = 0; i < rows; i += ROWS) {
            int from = i / ROWS * WIDTH * depth;
            int height = Math.min(ROWS, rows - i);
            for (int j = 0; j < columns; j += COLUMNS) {
                int to = offset + i * stride + j;
                int width = Math.min(COLUMNS, columns - j);
                multiplyTile(left, from, right, j * depth, depth, tile);
                if (height == ROWS && width == COLUMNS) {
                    DoubleTileSums.add(tile, c, to, stride, first);
                } else {
                    DoubleTileSums.addPart(tile, height, width, c, to, stride, first);
                }
            }
        }
    }

    /** Computes a tile. What C needs, kept in registers during the loop, would take those of accumulators. */
    private static void multiplyTile(
            double[] left, int leftOffset, double[] right, int rightOffset, int depth, double[] tile) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s20 = DoubleVector.zero(SPECIES);
        DoubleVector s21 = DoubleVector.zero(SPECIES);
        DoubleVector s30 = DoubleVector.zero(SPECIES);
        DoubleVector s31 = DoubleVector.zero(SPECIES);
        DoubleVector s40 = DoubleVector.zero(SPECIES);
        DoubleVector s41 = DoubleVector.zero(SPECIES);
        DoubleVector s50 = DoubleVector.zero(SPECIES);
        DoubleVector s51 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p += 2) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            VarHandle.loadLoadFence();
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            VarHandle.loadLoadFence();
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            VarHandle.loadLoadFence();
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            VarHandle.loadLoadFence();
            DoubleVector a4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 4]);
            s40 = a4.fma(b0, s40);
            s41 = a4.fma(b1, s41);
            VarHandle.loadLoadFence();
            DoubleVector a5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + 5]);
            s50 = a5.fma(b0, s50);
            s51 = a5.fma(b1, s51);
            VarHandle.loadLoadFence();
            DoubleVector d0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS);
            DoubleVector d1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + COLUMNS + LANES);
            DoubleVector c0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH]);
            s00 = c0.fma(d0, s00);
            s01 = c0.fma(d1, s01);
            VarHandle.loadLoadFence();
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 1]);
            s10 = c1.fma(d0, s10);
            s11 = c1.fma(d1, s11);
            VarHandle.loadLoadFence();
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 2]);
            s20 = c2.fma(d0, s20);
            s21 = c2.fma(d1, s21);
            VarHandle.loadLoadFence();
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 3]);
            s30 = c3.fma(d0, s30);
            s31 = c3.fma(d1, s31);
            VarHandle.loadLoadFence();
            DoubleVector c4 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 4]);
            s40 = c4.fma(d0, s40);
            s41 = c4.fma(d1, s41);
            VarHandle.loadLoadFence();
            DoubleVector c5 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * WIDTH + WIDTH + 5]);
            s50 = c5.fma(d0, s50);
            s51 = c5.fma(d1, s51);
        }
        s00.intoArray(tile, 0);
        s01.intoArray(tile, LANES);
        s10.intoArray(tile, COLUMNS);
        s11.intoArray(tile, COLUMNS + LANES);
        s20.intoArray(tile, 2 * COLUMNS);
        s21.intoArray(tile, 2 * COLUMNS + LANES);
        s30.intoArray(tile, 3 * COLUMNS);
        s31.intoArray(tile, 3 * COLUMNS + LANES);
        s40.intoArray(tile, 4 * COLUMNS);
        s41.intoArray(tile, 4 * COLUMNS + LANES);
        s50.intoArray(tile, 5 * COLUMNS);
        s51.intoArray(tile, 5 * COLUMNS + LANES);
    }
}
