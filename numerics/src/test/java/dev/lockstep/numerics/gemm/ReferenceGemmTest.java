package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceGemmTest {
    @Test
    void readsEveryTranspose() {
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] aTransposed = {1, 4, 2, 5, 3, 6};
        double[] b = {7, 8, 9, 10, 11, 12};
        double[] bTransposed = {7, 9, 11, 8, 10, 12};
        for (int mode = 0; mode < 4; mode++) {
            boolean transposeA = (mode & 1) != 0;
            boolean transposeB = (mode & 2) != 0;
            double[] left = transposeA ? aTransposed : a;
            double[] right = transposeB ? bTransposed : b;
            double[] c = new double[4];
            float[] d = new float[4];
            ReferenceGemm.multiply(left, transposeA, right, transposeB, c, 2, 2, 3);
            ReferenceGemm.multiply(Samples.narrowed(left), transposeA, Samples.narrowed(right), transposeB, d, 2, 2, 3);
            assertThat(c).containsExactly(58, 64, 139, 154);
            assertThat(d).containsExactly(58, 64, 139, 154);
        }
    }

    @Test
    void roundsOncePerProduct() {
        double x = 1 + 0x1p-52;
        float y = 1 + 0x1p-23f;
        assertThat(product(new double[] {-1, x}, new double[] {1, x})).isEqualTo(0x1p-51 + 0x1p-104);
        assertThat(product(new float[] {-1, y}, new float[] {1, y})).isEqualTo(0x1p-22f + 0x1p-46f);
    }

    @Test
    void addsBlocksOf256Separately() {
        int k = 513;
        double[] ones = new double[k];
        float[] floatOnes = new float[k];
        java.util.Arrays.fill(ones, 1.0);
        java.util.Arrays.fill(floatOnes, 1.0f);
        double[] a = ones.clone();
        float[] f = floatOnes.clone();
        a[0] = 0x1p60;
        a[256] = 0x1p53;
        a[512] = -0x1p60;
        f[0] = 0x1p30f;
        f[256] = 0x1p24f;
        f[512] = -0x1p30f;
        assertThat(product(a, ones)).isEqualTo(0x1p53 + 256 - 256);
        assertThat(product(f, floatOnes)).isEqualTo(0x1p24f);
    }

    @Test
    void startsAtPositiveZero() {
        assertThat(product(new double[] {-0.0}, new double[] {1}))
                .isEqualTo(0.0)
                .satisfies(zero -> assertThat(1 / zero).isPositive());
        assertThat(product(new double[] {-0x1p-600}, new double[] {0x1p-600}))
                .satisfies(zero -> assertThat(1 / zero).isPositive());
        assertThat(product(new float[] {-0x1p-100f}, new float[] {0x1p-100f}))
                .satisfies(zero -> assertThat(1 / zero).isPositive());
    }

    private static double product(double[] a, double[] b) {
        double[] c = {Double.NaN};
        ReferenceGemm.multiply(a, false, b, false, c, 1, 1, a.length);
        return c[0];
    }

    private static float product(float[] a, float[] b) {
        float[] c = {Float.NaN};
        ReferenceGemm.multiply(a, false, b, false, c, 1, 1, a.length);
        return c[0];
    }
}
