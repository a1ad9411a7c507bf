package dev.lockstep.numerics.gemm;

/**
 * The inner part of a float64 matrix product.
 *
 * <p>A panel holds the lines of a tile (rows of the left operand or columns of the right one) interleaved: element {@code p} of
 * line {@code i} is at {@code p * width + i}. Panels are
 * {@link GemmTuning#panelStep} times their width apart; lines past the last are zero, or on the right any numbers, as nobody reads what
 * is computed of them. An element that fills up an odd depth to the next even number, the panel's depth, is zero. The width is {@link #leftWidth()} on
 * the left, where it may leave room that nobody reads, and {@link #tileColumns()} on the right.
 */
public interface DoubleKernel {
    /** The kernel in plain Java. */
    static DoubleKernel scalar() {
        return new ScalarDoubleKernel();
    }

    /**
     * Returns what computes the blocks of a product of this shape.
     *
     * @param transposeA whether the left operand is transposed
     */
    DoubleBlocking forProduct(int m, int n, int k, boolean transposeA);

    /** Returns the rows of a tile. */
    int tileRows();

    /** Returns the width of a panel of the left operand: the rows of a tile or more. */
    int leftWidth();

    /** Returns the columns of a tile. */
    int tileColumns();

    /**
     * Packs rows of a left operand: element {@code p} of row {@code i} is {@code source[offset + i * stride + p]}, or of a transposed one
     * {@code source[offset + p * stride + i]}. A kernel whose tiles have not a multiple of 4 rows has a way of its own.
     */
    default void packRows(
            double[] source, boolean transposed, int offset, int stride, int rows, int depth, double[] panels) {
        if (transposed) {
            DoublePanels.packAdjacent(source, offset, stride, rows, depth, tileRows(), panels);
        } else {
            DoublePanels.packContiguous(source, offset, stride, rows, depth, tileRows(), panels);
        }
    }

    /**
     * Packs columns of a right operand that is not transposed: element {@code p} of column {@code j} is {@code source[offset + p
     * * stride + j]}.
     */
    void packColumns(double[] source, int offset, int stride, int columns, int depth, double[] panels);

    /**
     * Computes {@code c[i,j] = (first ? +0.0 : c[i,j]) + acc}, where {@code acc} starts at +0.0 and goes through {@code acc =
     * fma(left[i,p], right[p,j], acc)} for {@code p} from 0 to {@code depth - 1}.
     *
     * @param left packed rows
     * @param right packed columns
     * @param depth the panels' depth, an even number
     * @param c holds element (i, j) at {@code offset + i * stride + j}
     * @param tile room for two tiles
     */
    void multiplyPanels(
            double[] left,
            int rows,
            double[] right,
            int columns,
            int depth,
            double[] c,
            int offset,
            int stride,
            boolean first,
            double[] tile);

    /**
     * Computes the row vector {@code c[j] = sum over p of x[p] b[p,j]} by the rule of {@link ReferenceGemm}, for {@code from <=
     * j < to}.
     *
     * @param b a matrix of {@code k} rows and {@code n} columns, not transposed
     */
    void multiplyRow(double[] x, double[] b, double[] c, int n, int k, int from, int to);
}
