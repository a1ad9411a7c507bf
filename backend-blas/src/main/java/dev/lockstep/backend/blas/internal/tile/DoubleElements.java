package dev.lockstep.backend.blas.internal.tile;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.numerics.gemm.ReferenceGemm;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Arrays;

/** Arrays of doubles, multiplied by {@code dgemm}. */
public class DoubleElements implements Elements<double[]> {
    private final NativeBLAS blas;

    public DoubleElements(NativeBLAS blas) {
        this.blas = blas;
    }

    @Override
    public DType dtype() {
        return DType.FLOAT64;
    }

    @Override
    public String function() {
        return "dgemm";
    }

    @Override
    public double[] allocate(int length) {
        return new double[length];
    }

    @Override
    public void clear(double[] array, int from, int to) {
        Arrays.fill(array, from, to, 0.0);
    }

    @Override
    public void transpose(
            double[] source, int from, int sourceStride, int rows, int columns, double[] target, int to, int stride) {
        int column = 0;
        for (; column + 8 <= columns; column += 8) {
            transposeEight(source, from + column, sourceStride, rows, target, to + column * stride, stride);
        }
        for (; column < columns; column++) {
            for (int row = 0; row < rows; row++) {
                target[to + column * stride + row] = source[from + row * sourceStride + column];
            }
        }
    }

    /** Eight columns at a time: a cache line or half of one is read whole, and eight lines are written. */
    private static void transposeEight(
            double[] source, int from, int sourceStride, int rows, double[] target, int to, int stride) {
        for (int row = 0; row < rows; row++) {
            int x = from + row * sourceStride;
            int y = to + row;
            target[y] = source[x];
            target[y + stride] = source[x + 1];
            target[y + 2 * stride] = source[x + 2];
            target[y + 3 * stride] = source[x + 3];
            target[y + 4 * stride] = source[x + 4];
            target[y + 5 * stride] = source[x + 5];
            target[y + 6 * stride] = source[x + 6];
            target[y + 7 * stride] = source[x + 7];
        }
    }

    @Override
    public void multiplyAdd(TileShape shape, double[] a, int firstA, double[] b, int firstB, double[] c, int firstC) {
        // A BLAS works by columns, where these matrices by rows are their transposes: C' = C' + B' A'.
        blas.dgemm(
                shape.flagB(),
                shape.flagA(),
                shape.n(),
                shape.m(),
                shape.k(),
                1.0,
                b,
                firstB,
                shape.strideB(),
                a,
                firstA,
                shape.strideA(),
                1.0,
                c,
                firstC,
                shape.strideC());
    }

    @Override
    public void reference(int m, int n, int k, double[] a, double[] b, double[] c) {
        ReferenceGemm.multiply(a, false, b, false, c, m, n, k);
    }

    @Override
    public void set(double[] array, int index, Number value) {
        array[index] = value.doubleValue();
    }

    @Override
    public void add(double[] array, int index, double[] other, int otherIndex) {
        array[index] += other[otherIndex];
    }

    @Override
    public boolean equal(double[] array, double[] other) {
        return Arrays.equals(array, other);
    }
}
