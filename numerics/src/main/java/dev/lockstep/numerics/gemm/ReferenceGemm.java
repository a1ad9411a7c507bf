package dev.lockstep.numerics.gemm;

/**
 * The definition of the matrix product, in the order of its roundings; the oracle for every faster path.
 *
 * <p>C = op(A) op(B), with op the identity or the transpose. C has {@code m} rows and {@code n} columns; op(A) has {@code k}
 * columns. All are dense and row-major: A is stored as {@code m x k}, or {@code k x m} if transposed; B as {@code k x n}, or
 * {@code n x k} if transposed. What C held before does not matter.
 *
 * <p>Each element starts at +0.0. The inner index is cut into consecutive blocks of {@link GemmTuning#DEPTH_BLOCK}; in each block
 * {@code acc = +0.0}, then {@code acc = fma(a, b, acc)} with the index ascending, then {@code c = c + acc}. The float form rounds
 * every one of these steps to float.
 */
public final class ReferenceGemm {
    private ReferenceGemm() {}

    /** Computes C = op(A) op(B) in float64. */
    public static void multiply(
            double[] a, boolean transposeA, double[] b, boolean transposeB, double[] c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0.0;
                for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
                    double acc = 0.0;
                    for (int p = start; p < Math.min(k, start + GemmTuning.DEPTH_BLOCK); p++) {
                        double left = transposeA ? a[p * m + i] : a[i * k + p];
                        double right = transposeB ? b[j * k + p] : b[p * n + j];
                        acc = Math.fma(left, right, acc);
                    }
                    sum = sum + acc;
                }
                c[i * n + j] = sum;
            }
        }
    }

    /** Computes C = op(A) op(B) in float32. */
    public static void multiply(
            float[] a, boolean transposeA, float[] b, boolean transposeB, float[] c, int m, int n, int k) {
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                float sum = 0.0f;
                for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
                    float acc = 0.0f;
                    for (int p = start; p < Math.min(k, start + GemmTuning.DEPTH_BLOCK); p++) {
                        float left = transposeA ? a[p * m + i] : a[i * k + p];
                        float right = transposeB ? b[j * k + p] : b[p * n + j];
                        acc = Math.fma(left, right, acc);
                    }
                    sum = sum + acc;
                }
                c[i * n + j] = sum;
            }
        }
    }
}
