package dev.lockstep.numerics.gemm;

/**
 * Small float64 products, of at most one depth block: plain loops over the operands as they lie.
 *
 * <p>The inner loop is over the longer side of C, where C's elements are chains that the processor can overlap. Swapping the
 * operands to get there changes no bits, as fma does not care which factor comes first.
 */
final class DoubleSmallProduct {
    private static final int UNROLLED_DEPTH = 4;

    private DoubleSmallProduct() {}

    static void multiply(
            double[] a, boolean transposeA, double[] b, boolean transposeB, double[] c, int m, int n, int k) {
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
            double[] a,
            int aRow,
            int aDepth,
            double[] b,
            int bDepth,
            int bColumn,
            double[] c,
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
            double[] a,
            int row,
            int aDepth,
            double[] b,
            int bDepth,
            int bColumn,
            double[] c,
            int to,
            int cColumn,
            int n,
            int k) {
        int bDepth2 = 2 * bDepth;
        int bDepth3 = 3 * bDepth;
        double a0 = a[row];
        double a1 = k > 1 ? a[row + aDepth] : 0.0;
        double a2 = k > 2 ? a[row + 2 * aDepth] : 0.0;
        double a3 = k > 3 ? a[row + 3 * aDepth] : 0.0;
        switch (k) {
            case 1:
                for (int j = 0; j < n; j++) {
                    c[to + j * cColumn] = 0.0 + Math.fma(a0, b[j * bColumn], 0.0);
                }
                break;
            case 2:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    double acc = Math.fma(a0, b[q], 0.0);
                    c[to + j * cColumn] = 0.0 + Math.fma(a1, b[q + bDepth], acc);
                }
                break;
            case 3:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    double acc = Math.fma(a1, b[q + bDepth], Math.fma(a0, b[q], 0.0));
                    c[to + j * cColumn] = 0.0 + Math.fma(a2, b[q + bDepth2], acc);
                }
                break;
            default:
                for (int j = 0; j < n; j++) {
                    int q = j * bColumn;
                    double acc = Math.fma(a1, b[q + bDepth], Math.fma(a0, b[q], 0.0));
                    c[to + j * cColumn] = 0.0 + Math.fma(a3, b[q + bDepth3], Math.fma(a2, b[q + bDepth2], acc));
                }
                break;
        }
    }

    /** Computes one row, four chains at a time; a last group of two or three repeats its last element. */
    private static void multiplyDeep(
            double[] a,
            int row,
            int aDepth,
            double[] b,
            int bDepth,
            int bColumn,
            double[] c,
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
            double acc0 = 0.0;
            double acc1 = 0.0;
            double acc2 = 0.0;
            double acc3 = 0.0;
            for (int p = 0; p < k; p++) {
                double x = a[row + p * aDepth];
                int q = p * bDepth;
                acc0 = Math.fma(x, b[column0 + q], acc0);
                acc1 = Math.fma(x, b[column1 + q], acc1);
                acc2 = Math.fma(x, b[column2 + q], acc2);
                acc3 = Math.fma(x, b[column3 + q], acc3);
            }
            c[to + j * cColumn] = 0.0 + acc0;
            c[to + (j + 1) * cColumn] = 0.0 + acc1;
            c[to + j2 * cColumn] = 0.0 + acc2;
            c[to + j3 * cColumn] = 0.0 + acc3;
        }
        if (j == last) {
            double acc = 0.0;
            for (int p = 0; p < k; p++) {
                acc = Math.fma(a[row + p * aDepth], b[last * bColumn + p * bDepth], acc);
            }
            c[to + last * cColumn] = 0.0 + acc;
        }
    }
}
