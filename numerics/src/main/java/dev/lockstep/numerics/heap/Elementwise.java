package dev.lockstep.numerics.heap;

import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.UnaryOperation;
import dev.lockstep.numerics.loops.Loops;

/** Elementwise operations on matrices: cuts them into runs, over which an operand steps or stays at one element. */
final class Elementwise {
    private final Loops loops;

    Elementwise(Loops loops) {
        this.loops = loops;
    }

    void unary(UnaryOperation operation, HeapStorage a, HeapStorage out) {
        if (out.doubles() != null) {
            loops.unary(operation, a.doubles(), 0, out.doubles(), 0, out.length());
        } else {
            loops.unary(operation, a.floats(), 0, out.floats(), 0, out.length());
        }
    }

    void binary(BinaryOperation operation, HeapStorage a, HeapStorage b, HeapStorage out) {
        int n = out.length();
        boolean aWhole = a.length() == n;
        boolean bWhole = b.length() == n;
        if ((aWhole || a.length() == 1) && (bWhole || b.length() == 1)) {
            run(operation, a, 0, aWhole ? 1 : 0, b, 0, bWhole ? 1 : 0, out, 0, n);
        } else {
            rows(operation, a, b, out, 0, out.rows());
        }
    }

    void subtractScaled(HeapStorage p, double rate, HeapStorage g) {
        if (p.doubles() != null) {
            loops.subtractScaled(p.doubles(), rate, g.doubles(), 0, p.length());
        } else {
            loops.subtractScaled(p.floats(), (float) rate, g.floats(), 0, p.length());
        }
    }

    /** The rows of a result that has an operand which is one row or one column. */
    private void rows(BinaryOperation operation, HeapStorage a, HeapStorage b, HeapStorage out, int from, int to) {
        int columns = out.columns();
        int aRow = a.rows() == 1 ? 0 : a.columns();
        int bRow = b.rows() == 1 ? 0 : b.columns();
        int aStep = a.columns() == 1 ? 0 : 1;
        int bStep = b.columns() == 1 ? 0 : 1;
        for (int i = from; i < to; i++) {
            run(operation, a, i * aRow, aStep, b, i * bRow, bStep, out, i * columns, columns);
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
}
