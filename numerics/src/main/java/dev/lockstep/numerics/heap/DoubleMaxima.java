package dev.lockstep.numerics.heap;

/** The largest elements in float64, and where they stand first: NaN above all numbers, +0.0 above -0.0. */
final class DoubleMaxima {
    private DoubleMaxima() {}

    static void ofRows(double[] a, int columns, double[] out, boolean indices, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row++) {
            int best = row * columns;
            for (int x = best + 1; x < (row + 1) * columns; x++) {
                if (isAbove(a[x], a[best])) {
                    best = x;
                }
            }
            out[row] = indices ? best - row * columns : a[best];
        }
    }

    static void ofColumns(
            double[] a, int rows, int columns, double[] out, boolean indices, int fromColumn, int toColumn) {
        for (int column = fromColumn; column < toColumn; column++) {
            int best = column;
            for (int x = column + columns; x < rows * columns; x += columns) {
                if (isAbove(a[x], a[best])) {
                    best = x;
                }
            }
            out[column] = indices ? best / columns : a[best];
        }
    }

    private static boolean isAbove(double x, double best) {
        if (x > best) {
            return true;
        }
        if (x == best) {
            return x == 0 && 1 / x > 1 / best;
        }
        return Double.isNaN(x) && !Double.isNaN(best);
    }
}
