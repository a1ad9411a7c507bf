package dev.lockstep.numerics.heap;

/** The transpose, tile by tile, so that both matrices are walked along cache lines. */
final class Transposition {
    private static final int TILE = 16;

    private Transposition() {}

    static void transpose(HeapStorage a, HeapStorage out) {
        if (a.rows() == 1 || a.columns() == 1) {
            out.copy(a, 0, 0, a.length());
            return;
        }
        for (int i = 0; i < a.rows(); i += TILE) {
            int toRow = Math.min(i + TILE, a.rows());
            for (int j = 0; j < a.columns(); j += TILE) {
                int toColumn = Math.min(j + TILE, a.columns());
                if (a.doubles() != null) {
                    tile(a.doubles(), a.columns(), out.doubles(), a.rows(), i, toRow, j, toColumn);
                } else {
                    tile(a.floats(), a.columns(), out.floats(), a.rows(), i, toRow, j, toColumn);
                }
            }
        }
    }

    private static void tile(
            double[] a, int columns, double[] out, int rows, int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int j = fromColumn; j < toColumn; j++) {
            for (int i = fromRow; i < toRow; i++) {
                out[j * rows + i] = a[i * columns + j];
            }
        }
    }

    private static void tile(
            float[] a, int columns, float[] out, int rows, int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int j = fromColumn; j < toColumn; j++) {
            for (int i = fromRow; i < toRow; i++) {
                out[j * rows + i] = a[i * columns + j];
            }
        }
    }
}
