package dev.lockstep.numerics.loops;

/**
 * Contract sums in float32, several chains in flight at once.
 *
 * <p>A sum starts at +0.0, and so does each block of 256 terms; the order inside a block and of the blocks is fixed, but different
 * blocks and different sums do not depend on each other.
 */
final class FloatSums {
    private FloatSums() {}

    static void rows(float[] a, int columns, float[] out, int outOffset, int fromRow, int toRow) {
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

    static float sum(float[] a, int from, int n) {
        float total = 0.0f;
        int start = from;
        int left = n;
        while (left >= 4 * ScalarLoops.BLOCK) {
            int second = start + ScalarLoops.BLOCK;
            int third = second + ScalarLoops.BLOCK;
            int fourth = third + ScalarLoops.BLOCK;
            float s0 = 0.0f;
            float s1 = 0.0f;
            float s2 = 0.0f;
            float s3 = 0.0f;
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
            float s = 0.0f;
            for (int i = 0; i < count; i++) {
                s += a[start + i];
            }
            total += s;
            start += count;
            left -= count;
        }
        return total;
    }

    static void columns(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
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

    private static void fourRows(float[] a, int columns, int row, float[] out, int o) {
        float t0 = 0.0f;
        float t1 = 0.0f;
        float t2 = 0.0f;
        float t3 = 0.0f;
        for (int start = 0; start < columns; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, columns);
            float s0 = 0.0f;
            float s1 = 0.0f;
            float s2 = 0.0f;
            float s3 = 0.0f;
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

    private static void fourColumns(float[] a, int rows, int columns, int column, float[] out) {
        float t0 = 0.0f;
        float t1 = 0.0f;
        float t2 = 0.0f;
        float t3 = 0.0f;
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, rows);
            float s0 = 0.0f;
            float s1 = 0.0f;
            float s2 = 0.0f;
            float s3 = 0.0f;
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

    private static void oneColumn(float[] a, int rows, int columns, int column, float[] out) {
        float total = 0.0f;
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int stop = Math.min(start + ScalarLoops.BLOCK, rows);
            float s = 0.0f;
            for (int i = start; i < stop; i++) {
                s += a[x];
                x += columns;
            }
            total += s;
        }
        out[column] = total;
    }
}
