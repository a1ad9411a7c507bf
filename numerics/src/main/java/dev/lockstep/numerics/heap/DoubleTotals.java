package dev.lockstep.numerics.heap;

import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/** Sums of whole matrices in float64: of the sums of the rows. */
final class DoubleTotals {
    private static final int ROWS_AT_ONCE = 16 * ScalarLoops.BLOCK;

    private final ThreadLocal<double[]> rowSums = ThreadLocal.withInitial(() -> new double[ROWS_AT_ONCE]);
    private final Loops loops;

    DoubleTotals(Loops loops) {
        this.loops = loops;
    }

    double of(double[] a, int rows, int columns) {
        if (rows == 1 || columns == 1) {
            return loops.sum(a, 0, rows * columns);
        }
        double[] sums = rowSums.get();
        double total = 0.0;
        for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, rows);
            loops.rowSums(a, columns, sums, -from, from, to);
            for (int row = from; row < to; row += ScalarLoops.BLOCK) {
                total += loops.sum(sums, row - from, Math.min(ScalarLoops.BLOCK, to - row));
            }
        }
        return total;
    }
}
