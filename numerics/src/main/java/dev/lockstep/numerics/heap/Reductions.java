package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.loops.Loops;
import dev.lockstep.numerics.loops.ScalarLoops;

/** Sums and maxima of rows, columns and whole matrices. */
final class Reductions {
    private static final int ROWS_AT_ONCE = 16 * ScalarLoops.BLOCK;

    private final ThreadLocal<double[]> rowSums = ThreadLocal.withInitial(() -> new double[ROWS_AT_ONCE]);
    private final ThreadLocal<float[]> floatRowSums = ThreadLocal.withInitial(() -> new float[ROWS_AT_ONCE]);
    private final Loops loops;
    private final Shares shares;

    Reductions(Loops loops, Shares shares) {
        this.loops = loops;
        this.shares = shares;
    }

    void rowSums(Operand a, Operand out) {
        if (shares.worthDividing(a.length())) {
            shares.divide(a.rows(), a.length(), (from, to) -> rowSums(a, out, from, to));
        } else {
            rowSums(a, out, 0, a.rows());
        }
    }

    void columnSums(Operand a, Operand out) {
        if (shares.worthDividing(a.length())) {
            shares.divide(a.columns(), a.length(), (from, to) -> columnSums(a, out, from, to));
        } else {
            columnSums(a, out, 0, a.columns());
        }
    }

    /** The computation of some of the rows' maxima, or of where they stand. */
    Shares.Share rowMaxima(Operand a, Operand out, boolean indices) {
        HeapStorage source = HeapStorage.of(a);
        HeapStorage target = HeapStorage.of(out);
        int columns = a.columns();
        return source.doubles() != null
                ? (from, to) -> DoubleMaxima.ofRows(source.doubles(), columns, target.doubles(), indices, from, to)
                : (from, to) -> FloatMaxima.ofRows(source.floats(), columns, target.floats(), indices, from, to);
    }

    /** The computation of some of the columns' maxima, or of where they stand. */
    Shares.Share columnMaxima(Operand a, Operand out, boolean indices) {
        HeapStorage source = HeapStorage.of(a);
        HeapStorage target = HeapStorage.of(out);
        int rows = a.rows();
        int columns = a.columns();
        return source.doubles() != null
                ? (from, to) ->
                        DoubleMaxima.ofColumns(source.doubles(), rows, columns, target.doubles(), indices, from, to)
                : (from, to) ->
                        FloatMaxima.ofColumns(source.floats(), rows, columns, target.floats(), indices, from, to);
    }

    void sum(Operand a, Operand out) {
        HeapStorage source = HeapStorage.of(a);
        HeapStorage target = HeapStorage.of(out);
        if (source.doubles() != null) {
            target.doubles()[0] = all(source.doubles(), a.rows(), a.columns());
        } else {
            target.floats()[0] = all(source.floats(), a.rows(), a.columns());
        }
    }

    private void rowSums(Operand a, Operand out, int from, int to) {
        HeapStorage source = HeapStorage.of(a);
        HeapStorage target = HeapStorage.of(out);
        if (source.doubles() != null) {
            loops.rowSums(source.doubles(), a.columns(), target.doubles(), 0, from, to);
        } else {
            loops.rowSums(source.floats(), a.columns(), target.floats(), 0, from, to);
        }
    }

    private void columnSums(Operand a, Operand out, int from, int to) {
        HeapStorage source = HeapStorage.of(a);
        HeapStorage target = HeapStorage.of(out);
        if (source.doubles() != null) {
            loops.columnSums(source.doubles(), a.rows(), a.columns(), target.doubles(), from, to);
        } else {
            loops.columnSums(source.floats(), a.rows(), a.columns(), target.floats(), from, to);
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
