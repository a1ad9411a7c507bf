package dev.lockstep.backend.blas.internal.baseline;

import dev.lockstep.api.spi.ProductBaseline;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.stream.IntStream;

/** A product by {@code sgemm}. */
final class RawSgemm implements ProductBaseline.Product {
    private final NativeBLAS blas;
    private final RawShape shape;
    private final float[] a;
    private final float[] b;
    private final float[] c;

    RawSgemm(NativeBLAS blas, RawShape shape, double[] a, double[] b) {
        this.blas = blas;
        this.shape = shape;
        this.a = rounded(a);
        this.b = rounded(b);
        this.c = new float[shape.m() * shape.n()];
    }

    @Override
    public void run(long times) {
        for (long i = 0; i < times; i++) {
            blas.sgemm(
                    shape.flagB(),
                    shape.flagA(),
                    shape.n(),
                    shape.m(),
                    shape.k(),
                    1,
                    b,
                    0,
                    shape.strideB(),
                    a,
                    0,
                    shape.strideA(),
                    0,
                    c,
                    0,
                    shape.n());
        }
    }

    @Override
    public double[] toArray() {
        return IntStream.range(0, c.length).mapToDouble(i -> c[i]).toArray();
    }

    private static float[] rounded(double[] values) {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }
}
