package dev.lockstep.numerics.loops;

/**
 * Contract sums in float64, several chains in flight at once.
 *
 * <p>A sum starts at +0.0, and so does each block of 256 terms; the order inside a block and of the blocks is fixed, but different
 * blocks and different sums do not depend on each other.
 */
final class DoubleSums {
    private DoubleSums() {}

    static void rows(double[] a, int columns, double[] out, int outOffset, int fromRow, int toRow) {
        int row = fromRow;
        if (columns < 4 * ScalarLoops.BLOCK) {
            for (; row + 4 <= toRow; row += 4) {
                fourRows(a, columns, row, out, outOffset + row);
            }
        }
        for (; row < toRow; row++) {
            out[outOffset + row] = sum(a, row * columns, columns);
        }
    }

    static double sum(double[] a, int from, int n) {
        double total = 0.0;
        int start = from;
        int left = n;
        while (left >= 4 * ScalarLoops.BLOCK) {
            int second = start + ScalarLoops.BLOCK;
            int third = second + ScalarLoops.BLOCK;
            int fourth = third + ScalarLoops.BLOCK;
            double s0 = 0.0;
            double s1 = 0.0;
            double s2 = 0.0;
            double s3 = 0.0;
            for (int i = 0; i < ScalarLoops.BLOCK; i++) {
                s0 += a[start + i];
                s1 += a[second + i];
                s2 += a[third + i];
                s3 += a[fourth + i];
            }
            total = total + s0 + s1 + s2 + s3;
            start += 4 * ScalarLoops.BLOCK;
            left -= 4 * ScalarLoops.BLOCK;
        }
        while (left > 0) {
            int count = Math.min(ScalarLoops.BLOCK, left);
            double s = 0.0;
            for (int i = 0; i < count; i++) {
                s += a[start + i];
            }
            total += s;
            start += count;
            left -= count;
        }
        return total;
    }

    static void columns(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        if (columns == 1) {
            out[0] = sum(a, 0, rows);
            return;
        }
        int column = fromColumn;
        for (; column + 4 <= toColumn; column += 4) {
            fourColumns(a, rows, columns, column, out);
        }
        for (; column < toColumn; column++) {
            oneColumn(a, rows, columns, column, out);
        }
    }

    private static void fourRows(double[] a, int columns, int row, double[] out, int o) {
        double t0 = 0.0;
        double t1 = 0.0;
        double t2 = 0.0;
        double t3 = 0.0;
        for (int start = 0; start < columns; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, columns);
            double s0 = 0.0;
            double s1 = 0.0;
            double s2 = 0.0;
            double s3 = 0.0;
            int x0 = row * columns;
            int x1 = x0 + columns;
            int x2 = x1 + columns;
            int x3 = x2 + columns;
            for (int j = start; j < stop; j++) {
                s0 += a[x0 + j];
                s1 += a[x1 + j];
                s2 += a[x2 + j];
                s3 += a[x3 + j];
            }
            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
        }
        out[o] = t0;
        out[o + 1] = t1;
        out[o + 2] = t2;
        out[o + 3] = t3;
    }

    private static void fourColumns(double[] a, int rows, int columns, int column, double[] out) {
        double t0 = 0.0;
        double t1 = 0.0;
        double t2 = 0.0;
        double t3 = 0.0;
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, rows);
            double s0 = 0.0;
            double s1 = 0.0;
            double s2 = 0.0;
            double s3 = 0.0;
            for (int i = start; i < stop; i++) {
                s0 += a[x];
                s1 += a[x + 1];
                s2 += a[x + 2];
                s3 += a[x + 3];
                x += columns;
            }
            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
        }
        out[column] = t0;
        out[column + 1] = t1;
        out[column + 2] = t2;
        out[column + 3] = t3;
    }

    private static void oneColumn(double[] a, int rows, int columns, int column, double[] out) {
        double total = 0.0;
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, rows);
            double s = 0.0;
            for (int i = start; i < stop; i++) {
                s += a[x];
                x += columns;
            }
            total += s;
        }
        out[column] = total;
    }
}
