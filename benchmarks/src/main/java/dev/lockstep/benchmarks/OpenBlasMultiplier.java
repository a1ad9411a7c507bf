package dev.lockstep.benchmarks;

import com.sun.jna.NativeLibrary;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.stream.IntStream;

/**
 * Computes a product by one call of OpenBLAS, in the order of roundings that it likes.
 *
 * <p>The backend {@code blas} loads the library, on one thread; here it gets the threads asked for. So a process that has made one of these
 * measures no backend {@code blas} afterwards.
 */
final class OpenBlasMultiplier implements Multiplier {
    private final Product product;
    private final NativeBLAS blas = NativeBLAS.getInstance();
    private final String transposeA;
    private final String transposeB;
    private final int strideA;
    private final int strideB;
    private final double[] a;
    private final double[] b;
    private final double[] out;
    private final float[] floatA;
    private final float[] floatB;
    private final float[] floatOut;

    private OpenBlasMultiplier(Product product) {
        this.product = product;
        transposeA = product.transposeA() ? "T" : "N";
        transposeB = product.transposeB() ? "T" : "N";
        strideA = product.transposeA() ? product.m() : product.k();
        strideB = product.transposeB() ? product.k() : product.n();
        a = product.a();
        b = product.b();
        out = new double[product.m() * product.n()];
        floatA = floats(a);
        floatB = floats(b);
        floatOut = new float[out.length];
    }

    static OpenBlasMultiplier open(int threads, Product product) {
        try (Kernels loaded = Providers.open("blas", BackendOptions.ofThreads(1))) {
            NativeLibrary.getInstance(System.getProperty("dev.ludovic.netlib.blas.nativeLibPath"))
                    .getFunction("openblas_set_num_threads")
                    .invokeVoid(new Object[] {threads});
            return new OpenBlasMultiplier(product);
        }
    }

    /** BLAS stores columns where we store rows, so it is asked for the transposed product, b^T a^T. */
    @Override
    public void multiply() {
        int m = product.m();
        int k = product.k();
        int n = product.n();
        if (product.dtype() == DType.FLOAT64) {
            blas.dgemm(transposeB, transposeA, n, m, k, 1, b, 0, strideB, a, 0, strideA, 0, out, 0, n);
        } else {
            blas.sgemm(transposeB, transposeA, n, m, k, 1, floatB, 0, strideB, floatA, 0, strideA, 0, floatOut, 0, n);
        }
    }

    @Override
    public double[] result() {
        return product.dtype() == DType.FLOAT64
                ? out.clone()
                : IntStream.range(0, floatOut.length)
                        .mapToDouble(i -> floatOut[i])
                        .toArray();
    }

    @Override
    public void close() {}

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
