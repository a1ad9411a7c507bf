package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.ProductBaseline;

/**
 * The matrix product {@code op(a) * op(b)}, m x k times k x n, op being the transposition where its flag is set.
 *
 * <p>The product of two transposes is computed as {@code (b * a)^T}, since {@link Matrix} has no operation for it.
 */
public record ProductWorkload(DType dtype, int m, int k, int n, boolean transposeA, boolean transposeB)
        implements Workload {
    private static final long SEED_OF_A = 1;
    private static final long SEED_OF_B = 2;

    /** Without transpositions. */
    public ProductWorkload(DType dtype, int m, int k, int n) {
        this(dtype, m, k, n, false, false);
    }

    @Override
    public Kind kind() {
        return Kind.PRODUCTS;
    }

    /** The sizes, such as {@code 512x512x512}, then which operands are transposed, such as {@code a^T b}. */
    @Override
    public String name() {
        String sizes = m + "x" + k + "x" + n;
        return transposeA || transposeB
                ? sizes + " " + (transposeA ? "a^T" : "a") + " " + (transposeB ? "b^T" : "b")
                : sizes;
    }

    /** Two operations for each of the products of elements. */
    @Override
    public double amount() {
        return 2.0 * m * k * n;
    }

    @Override
    public Task prepare(Backend backend) {
        return RecordedTask.of(backend, () -> {
            Matrix a = backend.matrix(dtype, transposeA ? k : m, transposeA ? m : k, valuesOfA());
            Matrix b = backend.matrix(dtype, transposeB ? n : k, transposeB ? k : n, valuesOfB());
            return () -> multiply(a, b);
        });
    }

    /** The same product by a library's own call. */
    Task prepare(ProductBaseline.Library library) {
        ProductBaseline.Product product =
                library.product(dtype, valuesOfA(), transposeA, valuesOfB(), transposeB, m, k, n);
        return new Task() {
            @Override
            public void run(long times) {
                product.run(times);
            }

            @Override
            public double element() {
                return product.toArray()[m * n / 2];
            }

            @Override
            public void close() {}
        };
    }

    private Matrix multiply(Matrix a, Matrix b) {
        if (transposeA) {
            return transposeB ? b.matmul(a).transpose() : a.transposeMatmul(b);
        }
        return transposeB ? a.matmulTranspose(b) : a.matmul(b);
    }

    private double[] valuesOfA() {
        return Operands.uniform(m * k, -1, 1, SEED_OF_A);
    }

    private double[] valuesOfB() {
        return Operands.uniform(k * n, -1, 1, SEED_OF_B);
    }
}
