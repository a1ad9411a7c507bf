package dev.lockstep.numerics.gemm;

/** Small float64 products: plain loops over operands as they lie, several chains in flight. */
final class DoubleSmallProduct {
    private DoubleSmallProduct() {}

    static void multiply(
            double[] a, boolean transposeA, double[] b, boolean transposeB, double[] c, int m, int n, int k) {
        int rowStep = transposeA ? 1 : k;
        int leftStep = transposeA ? m : 1;
        int rightStep = transposeB ? 1 : n;
        int columnStep = transposeB ? k : 1;
        for (int i = 0; i < m; i++) {
            int row = i * rowStep;
            int to = i * n;
            int j = 0;
            for (; j + 4 <= n; j += 4) {
                int q0 = j * columnStep;
                int q1 = q0 + columnStep;
                int q2 = q1 + columnStep;
                int q3 = q2 + columnStep;
                double s0 = 0.0;
                double s1 = 0.0;
                double s2 = 0.0;
                double s3 = 0.0;
                for (int p = 0; p < k; p++) {
                    double x = a[row + p * leftStep];
                    int q = p * rightStep;
                    s0 = Math.fma(x, b[q0 + q], s0);
                    s1 = Math.fma(x, b[q1 + q], s1);
                    s2 = Math.fma(x, b[q2 + q], s2);
                    s3 = Math.fma(x, b[q3 + q], s3);
                }
                c[to + j] = 0.0 + s0;
                c[to + j + 1] = 0.0 + s1;
                c[to + j + 2] = 0.0 + s2;
                c[to + j + 3] = 0.0 + s3;
            }
            for (; j < n; j++) {
                int column = j * columnStep;
                double sum = 0.0;
                for (int p = 0; p < k; p++) {
                    sum = Math.fma(a[row + p * leftStep], b[column + p * rightStep], sum);
                }
                c[to + j] = 0.0 + sum;
            }
        }
    }
}
