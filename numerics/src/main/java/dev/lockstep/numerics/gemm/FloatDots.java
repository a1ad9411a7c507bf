package dev.lockstep.numerics.gemm;

/** The float32 product of a matrix and a vector where both are walked along memory: one chain per row, eight in flight. */
final class FloatDots {
    private FloatDots() {}

    /** Computes {@code c[i] = sum over p of a[i * k + p] x[p]} for {@code from <= i < to}. */
    static void multiply(float[] a, float[] x, float[] c, int k, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            eight(a, i * k, x, c, i, k);
        }
        for (; i < to; i++) {
            float total = 0.0f;
            for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
                int end = Math.min(k, start + GemmTuning.DEPTH_BLOCK);
                float sum = 0.0f;
                for (int p = start; p < end; p++) {
                    sum = Math.fma(a[i * k + p], x[p], sum);
                }
                total += sum;
            }
            c[i] = total;
        }
    }

    private static void eight(float[] a, int row0, float[] x, float[] c, int i, int k) {
        int row1 = row0 + k;
        int row2 = row1 + k;
        int row3 = row2 + k;
        int row4 = row3 + k;
        int row5 = row4 + k;
        int row6 = row5 + k;
        int row7 = row6 + k;
        float t0 = 0.0f;
        float t1 = 0.0f;
        float t2 = 0.0f;
        float t3 = 0.0f;
        float t4 = 0.0f;
        float t5 = 0.0f;
        float t6 = 0.0f;
        float t7 = 0.0f;
        for (int start = 0; start < k; start += GemmTuning.DEPTH_BLOCK) {
            int end = Math.min(k, start + GemmTuning.DEPTH_BLOCK);
            float s0 = 0.0f;
            float s1 = 0.0f;
            float s2 = 0.0f;
            float s3 = 0.0f;
            float s4 = 0.0f;
            float s5 = 0.0f;
            float s6 = 0.0f;
            float s7 = 0.0f;
            for (int p = start; p < end; p++) {
                float y = x[p];
                s0 = Math.fma(a[row0 + p], y, s0);
                s1 = Math.fma(a[row1 + p], y, s1);
                s2 = Math.fma(a[row2 + p], y, s2);
                s3 = Math.fma(a[row3 + p], y, s3);
                s4 = Math.fma(a[row4 + p], y, s4);
                s5 = Math.fma(a[row5 + p], y, s5);
                s6 = Math.fma(a[row6 + p], y, s6);
                s7 = Math.fma(a[row7 + p], y, s7);
            }
            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
            t4 += s4;
            t5 += s5;
            t6 += s6;
            t7 += s7;
        }
        c[i] = t0;
        c[i + 1] = t1;
        c[i + 2] = t2;
        c[i + 3] = t3;
        c[i + 4] = t4;
        c[i + 5] = t5;
        c[i + 6] = t6;
        c[i + 7] = t7;
    }
}
