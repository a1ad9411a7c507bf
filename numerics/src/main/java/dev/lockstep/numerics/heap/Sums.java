package dev.lockstep.numerics.heap;

import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/** Sums over rows, columns and whole matrices. */
final class Sums {
    private static final int ROWS_AT_ONCE = 16 * ScalarLoops.BLOCK;

    private final ThreadLocal<double[]> rowSums = ThreadLocal.withInitial(() -> new double[ROWS_AT_ONCE]);
    private final ThreadLocal<float[]> floatRowSums = ThreadLocal.withInitial(() -> new float[ROWS_AT_ONCE]);
    private final Loops loops;
    private final Shares shares;

    Sums(Loops loops, Shares shares) {
        this.loops = loops;
        this.shares = shares;
    }

    void rows(HeapStorage a, HeapStorage out) {
        if (shares.worthDividing(a.length())) {
            shares.divide(a.rows(), a.length(), (from, to) -> rows(a, out, from, to));
        } else {
            rows(a, out, 0, a.rows());
        }
    }

    void columns(HeapStorage a, HeapStorage out) {
        if (shares.worthDividing(a.length())) {
            shares.divide(a.columns(), a.length(), (from, to) -> columns(a, out, from, to));
        } else {
            columns(a, out, 0, a.columns());
        }
    }

    private void rows(HeapStorage a, HeapStorage out, int from, int to) {
        if (a.doubles() != null) {
            loops.rowSums(a.doubles(), a.columns(), out.doubles(), 0, from, to);
        } else {
            loops.rowSums(a.floats(), a.columns(), out.floats(), 0, from, to);
        }
    }

    private void columns(HeapStorage a, HeapStorage out, int from, int to) {
        if (a.doubles() != null) {
            loops.columnSums(a.doubles(), a.rows(), a.columns(), out.doubles(), from, to);
        } else {
            loops.columnSums(a.floats(), a.rows(), a.columns(), out.floats(), from, to);
        }
    }

    void all(HeapStorage a, HeapStorage out) {
        if (a.doubles() != null) {
            out.doubles()[0] = all(a.doubles(), a.rows(), a.columns());
        } else {
            out.floats()[0] = all(a.floats(), a.rows(), a.columns());
        }
    }

    private double all(double[] a, int rows, int columns) {
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

    private float all(float[] a, int rows, int columns) {
        if (rows == 1 || columns == 1) {
            return loops.sum(a, 0, rows * columns);
        }
        float[] sums = floatRowSums.get();
        float total = 0.0f;
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
