package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.DoubleBlocking;
import dev.lockstep.numerics.gemm.DoubleWorkspace;
import jdk.incubator.vector.DoubleVector;

/**
 * Blocks for float64 products {@code A^T B} of a few columns, which would leave much of tiles empty, where vectors have 256 bits: {@code B^T A} is computed,
 * whose tiles have these columns as rows, and transposed.
 *
 * <p>Little is lost by it: where B is not transposed both operands lie as panels need them. Swapping factors changes no bits.
 */
final class ThinDoubleBlocking implements DoubleBlocking {
    private static final int COLUMNS = 2 * DoubleVector.SPECIES_PREFERRED.length();

    /** Fewer columns leave rows of the tile empty. */
    private static final int FEWEST_COLUMNS = 3;

    /** Where the columns are those of one tile, the way there pays for the transposing from so many terms on. */
    private static final int FEWEST_TERMS_OF_ONE_TILE = 64;

    /** Elements of C: with the operands, a share of the second-level cache. */
    private static final int LARGEST_RESULT = 1 << 14;

    private final DoubleBlocking blocks;

    /** With what multiplies a transposed left operand of few rows. */
    ThinDoubleBlocking(DoubleBlocking blocks) {
        this.blocks = blocks;
    }

    /** Whether products whose left operand is transposed are faster so. */
    static boolean areFaster(int m, int n, int k) {
        return DoubleVector.SPECIES_PREFERRED.vectorBitSize() == 256
                && n >= FEWEST_COLUMNS
                && n < 2 * COLUMNS
                && n % COLUMNS != 0
                && (n > COLUMNS || k >= FEWEST_TERMS_OF_ONE_TILE)
                && m >= COLUMNS
                && (long) m * n <= LARGEST_RESULT;
    }

    @Override
    public int tileRows() {
        return blocks.tileColumns();
    }

    @Override
    public int tileColumns() {
        return blocks.tileRows();
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
        double[] transposed = DoubleWorkspace.ofThread().transposed(m * n);
        blocks.multiply(b, !transposeB, a, !transposeA, transposed, n, m, k, firstColumn, columns, firstRow, rows);
        for (int i = firstRow; i < firstRow + rows; i++) {
            for (int j = firstColumn; j < firstColumn + columns; j++) {
                c[i * n + j] = transposed[j * m + i];
            }
        }
    }
}
