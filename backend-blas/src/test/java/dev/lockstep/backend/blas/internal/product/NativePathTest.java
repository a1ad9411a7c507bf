package dev.lockstep.backend.blas.internal.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.backend.blas.internal.certification.Certifications;
import dev.lockstep.backend.blas.internal.tile.DoubleElements;
import dev.lockstep.backend.blas.internal.tile.TileShape;
import dev.lockstep.numerics.gemm.ReferenceGemm;
import dev.lockstep.numerics.parallel.WorkerPool;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A library is called for shapes in which it follows the contract, and for no others. */
class NativePathTest {
    private static final int M = 26;
    private static final int N = 21;
    private static final int K = 300;

    @ParameterizedTest
    @CsvSource({"false, false, 1", "true, false, 1", "false, true, 2", "true, true, 2"})
    void aLibraryThatAddsInOrderComputesSizesAsTheyAre(boolean transposeA, boolean transposeB, int threads) {
        Library library = new Library(shape -> true);
        double[] c = library.multiply(transposeA, transposeB, threads);
        assertThat(c).isEqualTo(expected(transposeA, transposeB));
        assertThat(library.last.n()).isEqualTo(N);
        assertThat(library.last.k()).isEqualTo(K - 256);
        assertThat(library.last.transposeA()).isEqualTo(transposeA);
        assertThat(library.last.transposeB()).isEqualTo(transposeB);
    }

    @ParameterizedTest
    @CsvSource({"false, false, 1", "true, false, 1", "false, true, 2", "true, true, 2"})
    void oneThatDoesInWholeStepsIsGivenMultiplesOfEight(boolean transposeA, boolean transposeB, int threads) {
        Library library = new Library(shape -> shape.m() % 8 == 0 && shape.n() % 8 == 0 && shape.k() % 8 == 0);
        double[] c = library.multiply(transposeA, transposeB, threads);
        assertThat(c).isEqualTo(expected(transposeA, transposeB));
        assertThat(library.last.n()).isEqualTo(24);
        assertThat(library.last.k()).isEqualTo(48);
        assertThat(library.last.transposeA() || library.last.transposeB()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"21", "24"})
    void oneThatFailsInOneShapeOfAWayIsNotAskedForIt(int columns) {
        Library library = new Library(shape -> shape.n() != columns || shape.k() == 256);
        double[] c = library.multiply(false, false, 1);
        assertThat(c).isEqualTo(expected(false, false));
        assertThat(library.last.n()).isEqualTo(columns == 21 ? 24 : 21);
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void oneThatFailsInEveryWayComputesNothing(int threads) {
        Library library = new Library(shape -> shape.n() != 21 && shape.n() != 24);
        assertThat(library.multiply(false, false, threads)).isNull();
    }

    private static double[] expected(boolean transposeA, boolean transposeB) {
        double[] c = new double[M * N];
        ReferenceGemm.multiply(operand(M * K), transposeA, operand(K * N), transposeB, c, M, N, K);
        return c;
    }

    private static double[] operand(int length) {
        SplittableRandom random = new SplittableRandom(length);
        double[] values = new double[length];
        Arrays.setAll(values, i -> random.nextDouble(-1.0, 1.0));
        return values;
    }

    /** A library that adds in another order where it is not told to keep the contract's. */
    private static final class Library extends DoubleElements {
        private final Predicate<TileShape> inOrder;
        private TileShape last;

        Library(Predicate<TileShape> inOrder) {
            super(null);
            this.inOrder = inOrder;
        }

        /** The product, or null where the library may not compute it. */
        double[] multiply(boolean transposeA, boolean transposeB, int threads) {
            try (WorkerPool pool = new WorkerPool(threads)) {
                NativePath<double[]> path = new NativePath<>(
                        this, Certifications.of(this), new DistrustWarning(DType.FLOAT64, "dgemm", "a test"), pool);
                double[] c = new double[M * N];
                Arrays.fill(c, Double.NaN);
                boolean computed = path.multiply(operand(M * K), transposeA, operand(K * N), transposeB, c, M, N, K);
                return computed ? c : null;
            }
        }

        @Override
        public void multiplyAdd(TileShape shape, double[] a, int x, double[] b, int y, double[] c, int z) {
            last = shape;
            boolean ascending = inOrder.test(shape);
            for (int i = 0; i < shape.m(); i++) {
                for (int j = 0; j < shape.n(); j++) {
                    double sum = 0.0;
                    for (int step = 0; step < shape.k(); step++) {
                        int p = ascending ? step : shape.k() - 1 - step;
                        double left =
                                shape.transposeA() ? a[x + p * shape.strideA() + i] : a[x + i * shape.strideA() + p];
                        double right =
                                shape.transposeB() ? b[y + j * shape.strideB() + p] : b[y + p * shape.strideB() + j];
                        sum = Math.fma(left, right, sum);
                    }
                    c[z + i * shape.strideC() + j] += sum;
                }
            }
        }
    }
}
