package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoubleKernel;
import dev.lockstep.numerics.gemm.DoublePanelBlocking;
import dev.lockstep.numerics.gemm.GemmTuning;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The float64 kernel on the Vector API: a tile of four rows by two vectors stays in registers while a depth block is walked. Its eight
 * accumulators just hide the latency of fma on two units.
 *
 * <p>In the loops over {@code p} every index is a constant multiple of {@code p} plus an offset, so that the compiler moves the
 * bounds checks out of them; running offsets would leave the checks inside.
 */
public class VectorDoubleKernel implements DoubleKernel {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int COLUMNS = 2 * LANES;
    private static final int ROWS = 4;
    private static final int ROWS_AT_ONCE = GemmTuning.rowsAtOnce(ROWS, COLUMNS, Double.BYTES);

    /** What a first block is added to, in the place of C; a choice of arrays, as a branch on vectors would put them on the heap. */
    private static final double[] ZEROS = new double[COLUMNS];

    /** For rows of C that are narrower than a vector. */
    private static final DoubleKernel NARROW = DoubleKernel.scalar();

    private final DoubleBlocking panels = new DoublePanelBlocking(this);
    private final DoubleBlocking sixRowPanels = new DoublePanelBlocking(new SixRowDoubleKernel(this));
    private final DoubleBlocking thin = new ThinDoubleBlocking(sixRowPanels);
    private final DoubleBlocking rowWise = new RowWiseDoubleBlocking();

    @Override
    public DoubleBlocking forProduct(int m, int n, int k, boolean transposeA) {
        if (!transposeA && RowWiseDoubleBlocking.areFaster(m, n, k)) {
            return rowWise;
        }
        if (transposeA && ThinDoubleBlocking.areFaster(m, n, k)) {
            return thin;
        }
        return SixRowDoubleKernel.isFaster(m, n) ? sixRowPanels : panels;
    }

    @Override
    public int tileRows() {
        return ROWS;
    }

    @Override
    public int leftWidth() {
        return ROWS;
    }

    @Override
    public int tileColumns() {
        return COLUMNS;
    }

    @Override
    public void packColumns(double[] source, int offset, int stride, int columns, int depth, double[] panels) {
        VectorDoublePanels.packAdjacent(source, offset, stride, columns, depth, panels, 0);
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
        double[] base = first ? ZEROS : c;
        int baseStride = first ? 0 : stride;
        int fullColumns = columns - columns % COLUMNS;
        int step = GemmTuning.panelStep(depth);
        for (int top = 0; top < rows; top += ROWS_AT_ONCE) {
            int bottom = Math.min(rows, top + ROWS_AT_ONCE);
            for (int j = 0; j < fullColumns; j += COLUMNS) {
                for (int i = top; i < bottom; i += ROWS) {
                    int to = offset + i * stride + j;
                    if (bottom - i >= ROWS) {
                        int baseOffset = first ? 0 : to;
                        wideTile(left, i * step, right, j * step, depth, base, baseOffset, baseStride, c, to, stride);
                    } else {
                        wideTile(left, i * step, right, j * step, depth, ZEROS, 0, 0, tile, 0, COLUMNS);
                        copyPart(tile, bottom - i, COLUMNS, c, to, stride, first);
                    }
                }
            }
        }
        int width = columns - fullColumns;
        if (width > LANES) {
            multiplyPart(
                    left, rows, right, fullColumns * step, width, depth, c, offset + fullColumns, stride, first, tile);
        } else if (width > 0) {
            multiplyNarrow(
                    left, rows, right, fullColumns * step, width, depth, c, offset + fullColumns, stride, first, tile);
        }
    }

    /** Multiplies with a last panel that fits two vectors. */
    private static void multiplyPart(
            double[] left,
            int rows,
            double[] right,
            int rightOffset,
            int width,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile) {
        for (int i = 0; i < rows; i += ROWS) {
            wideTile(left, i * GemmTuning.panelStep(depth), right, rightOffset, depth, ZEROS, 0, 0, tile, 0, COLUMNS);
            copyPart(tile, Math.min(ROWS, rows - i), width, c, offset + i * stride, stride, first);
        }
    }

    /** Multiplies with a last panel that fits one vector: two panels of rows at a time, for eight accumulators again. */
    private static void multiplyNarrow(
            double[] left,
            int rows,
            double[] right,
            int rightOffset,
            int width,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile) {
        int step = GemmTuning.panelStep(depth);
        for (int i = 0; i < rows; i += 2 * ROWS) {
            int upper = i * step;
            int lower = i + ROWS < rows ? upper + ROWS * step : upper;
            narrowTile(left, upper, lower, right, rightOffset, depth, tile);
            copyPart(tile, Math.min(2 * ROWS, rows - i), width, c, offset + i * stride, stride, first);
        }
    }

    /** Adds the first rows and columns of a tile to C, or to zeros if it is the first. */
    private static void copyPart(
            double[] tile, int height, int width, double[] c, int offset, int stride, boolean first) {
        for (int i = 0; i < height; i++) {
            int from = i * COLUMNS;
            int to = offset + i * stride;
            int j = 0;
            for (; j + LANES <= width; j += LANES) {
                DoubleVector sums = DoubleVector.fromArray(SPECIES, tile, from + j);
                add(first ? ZEROS : c, first ? 0 : to + j, sums, c, to + j);
            }
            for (; j < width; j++) {
                c[to + j] = (first ? 0.0 : c[to + j]) + tile[from + j];
            }
        }
    }

    private static void wideTile(
            double[] left,
            int leftOffset,
            double[] right,
            int rightOffset,
            int depth,
            double[] base,
            int baseOffset,
            int baseStride,
            double[] c,
            int offset,
            int stride) {
        DoubleVector s00 = DoubleVector.zero(SPECIES);
        DoubleVector s01 = DoubleVector.zero(SPECIES);
        DoubleVector s10 = DoubleVector.zero(SPECIES);
        DoubleVector s11 = DoubleVector.zero(SPECIES);
        DoubleVector s20 = DoubleVector.zero(SPECIES);
        DoubleVector s21 = DoubleVector.zero(SPECIES);
        DoubleVector s30 = DoubleVector.zero(SPECIES);
        DoubleVector s31 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p++) {
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS + LANES);
            DoubleVector a0 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * ROWS]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            DoubleVector a1 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * ROWS + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            DoubleVector a2 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * ROWS + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            DoubleVector a3 = DoubleVector.broadcast(SPECIES, left[leftOffset + p * ROWS + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
        }
        add(base, baseOffset, s00, c, offset);
        add(base, baseOffset + LANES, s01, c, offset + LANES);
        add(base, baseOffset + baseStride, s10, c, offset + stride);
        add(base, baseOffset + baseStride + LANES, s11, c, offset + stride + LANES);
        add(base, baseOffset + 2 * baseStride, s20, c, offset + 2 * stride);
        add(base, baseOffset + 2 * baseStride + LANES, s21, c, offset + 2 * stride + LANES);
        add(base, baseOffset + 3 * baseStride, s30, c, offset + 3 * stride);
        add(base, baseOffset + 3 * baseStride + LANES, s31, c, offset + 3 * stride + LANES);
    }

    private static void narrowTile(
            double[] left, int upper, int lower, double[] right, int rightOffset, int depth, double[] tile) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        DoubleVector s4 = DoubleVector.zero(SPECIES);
        DoubleVector s5 = DoubleVector.zero(SPECIES);
        DoubleVector s6 = DoubleVector.zero(SPECIES);
        DoubleVector s7 = DoubleVector.zero(SPECIES);
        for (int p = 0; p < depth; p++) {
            DoubleVector b = DoubleVector.fromArray(SPECIES, right, rightOffset + p * COLUMNS);
            s0 = DoubleVector.broadcast(SPECIES, left[upper + p * ROWS]).fma(b, s0);
            s1 = DoubleVector.broadcast(SPECIES, left[upper + p * ROWS + 1]).fma(b, s1);
            s2 = DoubleVector.broadcast(SPECIES, left[upper + p * ROWS + 2]).fma(b, s2);
            s3 = DoubleVector.broadcast(SPECIES, left[upper + p * ROWS + 3]).fma(b, s3);
            s4 = DoubleVector.broadcast(SPECIES, left[lower + p * ROWS]).fma(b, s4);
            s5 = DoubleVector.broadcast(SPECIES, left[lower + p * ROWS + 1]).fma(b, s5);
            s6 = DoubleVector.broadcast(SPECIES, left[lower + p * ROWS + 2]).fma(b, s6);
            s7 = DoubleVector.broadcast(SPECIES, left[lower + p * ROWS + 3]).fma(b, s7);
        }
        add(ZEROS, 0, s0, tile, 0);
        add(ZEROS, 0, s1, tile, COLUMNS);
        add(ZEROS, 0, s2, tile, 2 * COLUMNS);
        add(ZEROS, 0, s3, tile, 3 * COLUMNS);
        add(ZEROS, 0, s4, tile, 4 * COLUMNS);
        add(ZEROS, 0, s5, tile, 5 * COLUMNS);
        add(ZEROS, 0, s6, tile, 6 * COLUMNS);
        add(ZEROS, 0, s7, tile, 7 * COLUMNS);
    }

    /** Adds an accumulator to a base and stores the sum. */
    private static void add(double[] base, int baseOffset, DoubleVector acc, double[] c, int offset) {
        DoubleVector.fromArray(SPECIES, base, baseOffset).add(acc).intoArray(c, offset);
    }

    @Override
    public void multiplyRow(double[] x, double[] b, double[] c, int n, int k, int from, int to) {
        if (to - from >= VectorDoubleRowProducts.LANES) {
            VectorDoubleRowProducts.multiply(x, b, c, n, k, from, to);
        } else {
            NARROW.multiplyRow(x, b, c, n, k, from, to);
        }
    }
}
