package dev.lockstep.backend.blas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.numerics.gemm.ReferenceGemm;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A product of random matrices of mixed magnitudes, with special values in some. */
record Product(SplittableRandom random, DType dtype, int m, int n, int k, boolean transposeA, boolean transposeB) {
    /** Computes the product with each of the kernels and compares it with the oracle's, bit for bit. */
    void requireBits(Kernels... kernels) {
        double[] left = values(m * k);
        double[] right = values(k * n);
        double[] expected = expected(left, right);
        for (Kernels each : kernels) {
            assertThat(Arrays.equals(computed(each, left, right), expected))
                    .as(() -> m + "x" + k + (transposeA ? "' by " : " by ") + k + "x" + n + (transposeB ? "' " : " ")
                            + dtype.label())
                    .isTrue();
        }
    }

    private double[] computed(Kernels kernels, double[] left, double[] right) {
        Storage a = kernels.allocate(dtype, m * k);
        Storage b = kernels.allocate(dtype, k * n);
        Storage c = kernels.allocate(dtype, m * n);
        kernels.write(left, a);
        kernels.write(right, b);
        double[] result = new double[c.length()];
        Arrays.fill(result, Double.NaN);
        kernels.write(result, c);
        kernels.product(
                new dev.lockstep.api.op.Product(transposeA, transposeB, 1),
                transposeA ? new Operand(a, k, m) : new Operand(a, m, k),
                transposeB ? new Operand(b, n, k) : new Operand(b, k, n),
                new Operand(c, m, n));
        kernels.read(c, result);
        return result;
    }

    private double[] expected(double[] left, double[] right) {
        double[] product = new double[m * n];
        if (dtype == DType.FLOAT64) {
            ReferenceGemm.multiply(left, transposeA, right, transposeB, product, m, n, k);
        } else {
            float[] rounded = new float[m * n];
            ReferenceGemm.multiply(floats(left), transposeA, floats(right), transposeB, rounded, m, n, k);
            for (int i = 0; i < rounded.length; i++) {
                product[i] = rounded[i];
            }
        }
        return product;
    }

    private double[] values(int length) {
        double[] values = new double[length];
        int spread = random.nextInt(30);
        boolean special = random.nextInt(3) == 0;
        for (int i = 0; i < length; i++) {
            int kind = random.nextInt(special ? 2000 : 1980) / 5;
            values[i] = switch (kind) {
                case 0 -> 0.0;
                case 1 -> -0.0;
                case 2 -> Double.MIN_VALUE;
                case 396 -> Double.POSITIVE_INFINITY;
                case 397 -> Double.NaN;
                case 398 -> Double.MAX_VALUE;
                case 399 -> Double.NEGATIVE_INFINITY;
                default -> (random.nextDouble() - 0.5) * Math.scalb(1.0, random.nextInt(-spread, spread + 1));
            };
        }
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
