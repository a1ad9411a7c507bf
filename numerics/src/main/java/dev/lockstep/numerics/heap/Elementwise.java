package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.loops.Loops;

/** Elementwise operations on matrices: cuts them into runs, over which an operand steps or stays at one element. */
final class Elementwise {
    /** The work of one exp, log, tanh or sigmoid, in additions. */
    private static final int FUNCTION_WORK = 8;

    private final Loops loops;
    private final Shares shares;

    Elementwise(Loops loops, Shares shares) {
        this.loops = loops;
        this.shares = shares;
    }

    void unary(UnaryOperation operation, HeapStorage a, HeapStorage out) {
        int n = out.length();
        long work = (long) n * work(operation);
        if (shares.worthDividing(work)) {
            shares.divide(n, work, (from, to) -> unary(operation, a, out, from, to));
        } else {
            unary(operation, a, out, 0, n);
        }
    }

    void binary(BinaryOperation operation, HeapStorage a, HeapStorage b, HeapStorage out) {
        int n = out.length();
        int dx = a.length() == n ? 1 : 0;
        int dy = b.length() == n ? 1 : 0;
        if ((dx == 1 || a.length() == 1) && (dy == 1 || b.length() == 1)) {
            if (shares.worthDividing(n)) {
                shares.divide(
                        n, n, (from, to) -> run(operation, a, from * dx, dx, b, from * dy, dy, out, from, to - from));
            } else {
                run(operation, a, 0, dx, b, 0, dy, out, 0, n);
            }
        } else if (shares.worthDividing(n)) {
            shares.divide(out.rows(), n, (from, to) -> rows(operation, a, b, out, from, to));
        } else {
            rows(operation, a, b, out, 0, out.rows());
        }
    }

    void subtractScaled(HeapStorage p, double rate, HeapStorage g) {
        int n = p.length();
        if (shares.worthDividing(n)) {
            shares.divide(n, n, (from, to) -> subtractScaled(p, rate, g, from, to));
        } else {
            subtractScaled(p, rate, g, 0, n);
        }
    }

    private void unary(UnaryOperation operation, HeapStorage a, HeapStorage out, int from, int to) {
        if (out.doubles() != null) {
            loops.unary(operation, a.doubles(), from, out.doubles(), from, to - from);
        } else {
            loops.unary(operation, a.floats(), from, out.floats(), from, to - from);
        }
    }

    private void subtractScaled(HeapStorage p, double rate, HeapStorage g, int from, int to) {
        if (p.doubles() != null) {
            loops.subtractScaled(p.doubles(), rate, g.doubles(), from, to - from);
        } else {
            loops.subtractScaled(p.floats(), (float) rate, g.floats(), from, to - from);
        }
    }

    /** Some rows of a result that has an operand which is one row or one column. */
    private void rows(BinaryOperation operation, HeapStorage a, HeapStorage b, HeapStorage out, int from, int to) {
        int columns = out.columns();
        int aRow = a.rows() == 1 ? 0 : a.columns();
        int bRow = b.rows() == 1 ? 0 : b.columns();
        int dx = a.columns() == 1 ? 0 : 1;
        int dy = b.columns() == 1 ? 0 : 1;
        for (int i = from; i < to; i++) {
            run(operation, a, i * aRow, dx, b, i * bRow, dy, out, i * columns, columns);
        }
    }

    private void run(
            BinaryOperation operation,
            HeapStorage a,
            int x,
            int dx,
            HeapStorage b,
            int y,
            int dy,
            HeapStorage out,
            int o,
            int n) {
        if (out.doubles() != null) {
            loops.binary(operation, a.doubles(), x, dx, b.doubles(), y, dy, out.doubles(), o, n);
        } else {
            loops.binary(operation, a.floats(), x, dx, b.floats(), y, dy, out.floats(), o, n);
        }
    }

    private static int work(UnaryOperation operation) {
        return switch (operation) {
            case NEGATE, ABS, SQRT, RELU -> 1;
            case EXP, LOG, TANH, SIGMOID -> FUNCTION_WORK;
        };
    }
}
