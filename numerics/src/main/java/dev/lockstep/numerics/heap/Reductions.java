package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.Operand;
import dev.lockstep.numerics.loops.Loops;

/** Sums and maxima of rows, columns and whole matrices. */
final class Reductions {
    private final DoubleTotals doubleTotals;
    private final FloatTotals floatTotals;
    private final Loops loops;
    private final Shares shares;

    Reductions(Loops loops, Shares shares) {
        this.doubleTotals = new DoubleTotals(loops);
        this.floatTotals = new FloatTotals(loops);
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
            target.doubles()[0] = doubleTotals.of(source.doubles(), a.rows(), a.columns());
        } else {
            target.floats()[0] = floatTotals.of(source.floats(), a.rows(), a.columns());
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
}
