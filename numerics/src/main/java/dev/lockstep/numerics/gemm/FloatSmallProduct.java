package dev.lockstep.numerics.gemm;

/**
 * Small float32 products, of at most one depth block: plain loops over the operands as they lie.
 *
 * <p>The inner loop is over the longer side of C, where C's elements are chains that the processor can overlap. Swapping the
 * operands to get there changes no bits, as fma does not care which factor comes first.
 */
final class FloatSmallProduct {
    private static final int UNROLLED_DEPTH = 4;

    private FloatSmallProduct() {}

    static void multiply(float[] a, boolean transposeA, float[] b, boolean transposeB, float[] c, int m, int n, int k) {
        int aRow = transposeA ? 1 : k;
        int aDepth = transposeA ? m : 1;
        int bDepth = transposeB ? 1 : n;
        int bColumn = transposeB ? k : 1;
        if (n >= m) {
            multiply(a, aRow, aDepth, b, bDepth, bColumn, c, n, 1, m, n, k);
        } else {
            multiply(b, bColumn, bDepth, a, aDepth, aRow, c, 1, n, n, m, k);
        }
    }

    private static void multiply(
            float[] a,
            int aRow,
            int aDepth,
            float[] b,
            int bDepth,
            int bColumn,
            float[] c,
            int cRow,
            int cColumn,
            int m,
            int n,
            int k) {
        for (int i = 0; i < m; i++) {
            if (k > UNROLLED_DEPTH || k == 0) {
                multiplyDeep(a, i * aRow, aDepth, b, bDepth, bColumn, c, i * cRow, cColumn, n, k);
            } else {
                multiplyShallow(a, i * aRow, aDepth, b, bDepth, bColumn, c, i * cRow, cColumn, n, k);
            }
        }
    }

    /** Computes one row with the loop over the depth unrolled: at these depths, starting a loop costs more than its body. */
    private static void multiplyShallow(
            float[] a,
            int row,
            int aDepth,
            float[] b,
            int bDepth,
            int bColumn,
            float[] c,
            int to,
            int cColumn,
            int n,
            int k) {
        int bDepth2 = 2 * bDepth;
        int bDepth3 = 3 * bDepth;
        float a0 = a[row];
        float a1 = k > 1 ? a[row + aDepth] : 0.0f;
        float a2 = k > 2 ? a[row + 2 * aDepth] : 0.0f;
        float a3 = k > 3 ? a[row + 3 * aDepth] : 0.0f;
        switch (k) {
            case 1:
                for (int j = 0; j < n; j++) {
                    c[to + j * cColumn] = 0.0f + Math.fma(a0, b[j * bColumn], 0.0f);
                }
                break;
            case 2:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    float acc = Math.fma(a0, b[q], 0.0f);
                    c[to + j * cColumn] = 0.0f + Math.fma(a1, b[q + bDepth], acc);
                }
                break;
            case 3:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    float acc = Math.fma(a1, b[q + bDepth], Math.fma(a0, b[q], 0.0f));
                    c[to + j * cColumn] = 0.0f + Math.fma(a2, b[q + bDepth2], acc);
                }
                break;
            default:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    float acc = Math.fma(a1, b[q + bDepth], Math.fma(a0, b[q], 0.0f));
                    c[to + j * cColumn] = 0.0f + Math.fma(a3, b[q + bDepth3], Math.fma(a2, b[q + bDepth2], acc));
                }
                break;
        }
    }

    /** Computes one row, four chains at a time; a last group of two or three repeats its last element. */
    private static void multiplyDeep(
            float[] a,
            int row,
            int aDepth,
            float[] b,
            int bDepth,
            int bColumn,
            float[] c,
            int to,
            int cColumn,
            int n,
            int k) {
        int last = n - 1;
        int j = 0;
        for (; j < last; j += 4) {
            int j2 = Math.min(j + 2, last);
            int j3 = Math.min(j + 3, last);
            int column0 = j * bColumn;
            int column1 = column0 + bColumn;
            int column2 = j2 * bColumn;
            int column3 = j3 * bColumn;
            float acc0 = 0.0f;
            float acc1 = 0.0f;
            float acc2 = 0.0f;
            float acc3 = 0.0f;
            for (int p = 0; p < k; p++) {
                float x = a[row + p * aDepth];
                int q = p * bDepth;
                acc0 = Math.fma(x, b[column0 + q], acc0);
                acc1 = Math.fma(x, b[column1 + q], acc1);
                acc2 = Math.fma(x, b[column2 + q], acc2);
                acc3 = Math.fma(x, b[column3 + q], acc3);
            }
            c[to + j * cColumn] = 0.0f + acc0;
            c[to + (j + 1) * cColumn] = 0.0f + acc1;
            c[to + j2 * cColumn] = 0.0f + acc2;
            c[to + j3 * cColumn] = 0.0f + acc3;
        }
        if (j == last) {
            float acc = 0.0f;
            for (int p = 0; p < k; p++) {
                acc = Math.fma(a[row + p * aDepth], b[last * bColumn + p * bDepth], acc);
            }
            c[to + last * cColumn] = 0.0f + acc;
        }
    }
}
