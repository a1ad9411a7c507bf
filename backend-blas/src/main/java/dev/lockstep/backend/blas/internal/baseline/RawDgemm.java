package dev.lockstep.backend.blas.internal.baseline;

import dev.lockstep.api.spi.ProductBaseline;
import dev.ludovic.netlib.blas.NativeBLAS;

/** A product by {@code dgemm}. */
final class RawDgemm implements ProductBaseline.Product {
    private final NativeBLAS blas;
    private final RawShape shape;
    private final double[] a;
    private final double[] b;
    private final double[] c;

    RawDgemm(NativeBLAS blas, RawShape shape, double[] a, double[] b) {
        this.blas = blas;
        this.shape = shape;
        this.a = a;
        this.b = b;
        this.c = new double[shape.m() * shape.n()];
    }

    @Override
    public void run(long times) {
        for (long i = 0; i < times; i++) {
            blas.dgemm(
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
        return c.clone();
    }
}
