package dev.lockstep.numerics.gemm;

import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * The matrix product C = op(A) op(B), fast, with the bits of {@link ReferenceGemm}.
 *
 * <p>The bits depend on the operands alone: not on the kernel, the shape's path or the number of threads. An instance may be used
 * by several threads at once. In the steady state a call allocates nothing; each thread that computes keeps packing buffers of a
 * few MiB at most.
 *
 * <p>Both kernels rely on fma in hardware. Without it ({@code UseFMA} is off in the virtual machine) they are right but slower by
 * orders of magnitude.
 */
public final class Gemm {
    private final Paths<DoubleProduct> doubles;
    private final Paths<FloatProduct> floats;

    /** Products through scalar kernels until it is time for others. */
    private record Paths<P>(ThreadLocal<P> scalar, ThreadLocal<P> other, LongPredicate isTime) {
        P of(int m, int n, int k) {
            return isTime.test((long) m * n * k) ? other.get() : scalar.get();
        }
    }

    /** With scalar kernels. */
    public Gemm() {
        this(DoubleKernel::scalar, work -> false, FloatKernel::scalar, work -> false);
    }

    /**
     * With kernels of the caller's.
     *
     * @param doubleKernel makes the float64 kernel when it is first used
     * @param doublesAreReady whether to use it for a product of so many multiplications, asked before each; where not, the scalar one is
     * @param floatsAreReady the same in float32
     */
    public Gemm(
            Supplier<DoubleKernel> doubleKernel,
            LongPredicate doublesAreReady,
            Supplier<FloatKernel> floatKernel,
            LongPredicate floatsAreReady) {
        doubles = new Paths<>(
                ThreadLocal.withInitial(() -> new DoubleProduct(DoubleKernel.scalar())),
                ThreadLocal.withInitial(() -> new DoubleProduct(doubleKernel.get())),
                doublesAreReady);
        floats = new Paths<>(
                ThreadLocal.withInitial(() -> new FloatProduct(FloatKernel.scalar())),
                ThreadLocal.withInitial(() -> new FloatProduct(floatKernel.get())),
                floatsAreReady);
    }

    /**
     * Computes C = op(A) op(B) in float64.
     *
     * @param a A, of {@code m x k} elements, or {@code k x m} if transposed
     * @param b B, of {@code k x n} elements, or {@code n x k} if transposed
     * @param c C, of {@code m x n} elements; overwritten, and neither {@code a} nor {@code b}
     * @param pool the threads; small products stay on the caller
     * @throws IllegalArgumentException if a size is negative, an array is too short, or C is also an operand
     */
    public void multiply(
            double[] a,
            boolean transposeA,
            double[] b,
            boolean transposeB,
            double[] c,
            int m,
            int n,
            int k,
            WorkerPool pool) {
        if (c == a || c == b) {
            throw new IllegalArgumentException("The result of a matrix product can not be one of its operands");
        }
        checkSizes(a.length, b.length, c.length, m, n, k);
        if (isSmall(m, n, k)) {
            DoubleSmallProduct.multiply(a, transposeA, b, transposeB, c, m, n, k);
        } else {
            doubles.of(m, n, k).multiply(a, transposeA, b, transposeB, c, m, n, k, pool);
        }
    }

    /** Computes C = op(A) op(B) in float32; otherwise as in float64. */
    public void multiply(
            float[] a,
            boolean transposeA,
            float[] b,
            boolean transposeB,
            float[] c,
            int m,
            int n,
            int k,
            WorkerPool pool) {
        if (c == a || c == b) {
            throw new IllegalArgumentException("The result of a matrix product can not be one of its operands");
        }
        checkSizes(a.length, b.length, c.length, m, n, k);
        if (isSmall(m, n, k)) {
            FloatSmallProduct.multiply(a, transposeA, b, transposeB, c, m, n, k);
        } else {
            floats.of(m, n, k).multiply(a, transposeA, b, transposeB, c, m, n, k, pool);
        }
    }

    private static boolean isSmall(int m, int n, int k) {
        int side = Math.min(m, n);
        boolean narrow = side > 1 && side <= GemmTuning.NARROW;
        int limit = narrow ? GemmTuning.SMALL_NARROW_PRODUCT : GemmTuning.SMALL_PRODUCT;
        return k <= GemmTuning.DEPTH_BLOCK && (long) m * n * k <= limit;
    }

    private static void checkSizes(int a, int b, int c, int m, int n, int k) {
        if ((m | n | k) < 0 || a < (long) m * k || b < (long) k * n || c < (long) m * n) {
            throw new IllegalArgumentException(String.format(
                    "A matrix product of %d x %d by %d x %d does not fit arrays of %d, %d and %d elements",
                    m, k, k, n, a, b, c));
        }
    }
}
