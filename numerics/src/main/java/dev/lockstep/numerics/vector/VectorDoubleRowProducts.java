package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.gemm.GemmTuning;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of a row and a matrix in float64: each lane is the chain of one column. */
final class VectorDoubleRowProducts {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    /** The fewest columns. */
    static final int LANES = SPECIES.length();

    private static final int COLUMNS = 4 * LANES;

    /** What an even number of terms begins with, in the place of a row; a choice of arrays, as a branch on vectors would put them on the heap. */
    private static final double[] ZEROS = new double[LANES];

    private VectorDoubleRowProducts() {}

    /** As {@link dev.lockstep.numerics.gemm.DoubleKernel#multiplyRow}; what the last vectors share with others is computed twice. */
    static void multiply(double[] x, double[] b, double[] c, int n, int k, int from, int to) {
        int last = to - LANES;
        for (int column = from; column < to; column += COLUMNS) {
            int j0 = Math.max(from, Math.min(column, to - COLUMNS));
            int j1 = Math.min(j0 + LANES, last);
            int j2 = Math.min(j0 + 2 * LANES, last);
            int j3 = Math.min(j0 + 3 * LANES, last);
            Arrays.fill(c, j0, j3 + LANES, 0.0);
            for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
                addBlock(x, start, Math.min(k, start + GemmTuning.DEPTH_BLOCK), b, n, c, j0, j1, j2, j3);
            }
        }
    }

    /** Adds a block of terms; two at a time keep this loop out of the methods that call it, as that of {@link VectorDoubleSums}. */
    private static void addBlock(
            double[] x, int start, int end, double[] b, int n, double[] c, int j0, int j1, int j2, int j3) {
        boolean isOdd = (end - start & 1) != 0;
        int first = isOdd ? start + 1 : start;
        double[] base = isOdd ? b : ZEROS;
        int from = isOdd ? start * n : 0;
        DoubleVector y = DoubleVector.broadcast(SPECIES, isOdd ? x[start] : 0.0);
        DoubleVector zero = DoubleVector.zero(SPECIES);
        DoubleVector s0 = y.fma(DoubleVector.fromArray(SPECIES, base, isOdd ? from + j0 : 0), zero);
        DoubleVector s1 = y.fma(DoubleVector.fromArray(SPECIES, base, isOdd ? from + j1 : 0), zero);
        DoubleVector s2 = y.fma(DoubleVector.fromArray(SPECIES, base, isOdd ? from + j2 : 0), zero);
        DoubleVector s3 = y.fma(DoubleVector.fromArray(SPECIES, base, isOdd ? from + j3 : 0), zero);
        for (int p = first; p < end; p += 2) {
            DoubleVector y0 = DoubleVector.broadcast(SPECIES, x[p]);
            int q = p * n;
            s0 = y0.fma(DoubleVector.fromArray(SPECIES, b, q + j0), s0);
            s1 = y0.fma(DoubleVector.fromArray(SPECIES, b, q + j1), s1);
            s2 = y0.fma(DoubleVector.fromArray(SPECIES, b, q + j2), s2);
            s3 = y0.fma(DoubleVector.fromArray(SPECIES, b, q + j3), s3);
            DoubleVector y1 = DoubleVector.broadcast(SPECIES, x[p + 1]);
            int r = q + n;
            s0 = y1.fma(DoubleVector.fromArray(SPECIES, b, r + j0), s0);
            s1 = y1.fma(DoubleVector.fromArray(SPECIES, b, r + j1), s1);
            s2 = y1.fma(DoubleVector.fromArray(SPECIES, b, r + j2), s2);
            s3 = y1.fma(DoubleVector.fromArray(SPECIES, b, r + j3), s3);
        }
        // All are read before one is written, as they may share columns.
        DoubleVector t0 = DoubleVector.fromArray(SPECIES, c, j0).add(s0);
        DoubleVector t1 = DoubleVector.fromArray(SPECIES, c, j1).add(s1);
        DoubleVector t2 = DoubleVector.fromArray(SPECIES, c, j2).add(s2);
        DoubleVector t3 = DoubleVector.fromArray(SPECIES, c, j3).add(s3);
        t0.intoArray(c, j0);
        t1.intoArray(c, j1);
        t2.intoArray(c, j2);
        t3.intoArray(c, j3);
    }
}
