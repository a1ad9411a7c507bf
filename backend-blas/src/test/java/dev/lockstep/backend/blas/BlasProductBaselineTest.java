package dev.lockstep.backend.blas;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.backend.blas.internal.library.BlasLibraries;
import dev.lockstep.backend.blas.internal.library.LibraryException;
import dev.lockstep.numerics.natives.Host;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlasProductBaselineTest {
    private static ProductBaseline found() {
        return ServiceLoader.load(ProductBaseline.class).findFirst().orElseThrow();
    }

    private static ProductBaseline.Library library(int threads) {
        return found().load(BackendOptions.ofThreads(threads)).orElseThrow();
    }

    @Test
    void namesTheLibraryAndItsKernels() {
        assertThat(library(1).name()).isEqualTo("OpenBLAS");
        assertThat(library(1).description()).startsWith("OpenBLAS 0.").contains(" with kernels for ");
    }

    @Test
    void aLibraryThatIsNotThereIsNone() {
        assertThat(found().load(BackendOptions.ofThreads(1).with("blas-library", "absent.so")))
                .isEmpty();
    }

    /** Small whole numbers: their products and sums are exact in any order. */
    @ParameterizedTest
    @CsvSource({
        "FLOAT64, false, false, 1",
        "FLOAT64, true, false, 2",
        "FLOAT64, false, true, 2",
        "FLOAT64, true, true, 1",
        "FLOAT32, false, false, 2",
        "FLOAT32, true, false, 1",
        "FLOAT32, false, true, 1",
        "FLOAT32, true, true, 2"
    })
    void computesTheProduct(DType dtype, boolean transposeA, boolean transposeB, int threads) {
        int m = 5;
        int k = 3;
        int n = 7;
        SplittableRandom random = new SplittableRandom(3);
        double[] a = random.ints(m * k, -9, 10).asDoubleStream().toArray();
        double[] b = random.ints(k * n, -9, 10).asDoubleStream().toArray();

        ProductBaseline.Product product = library(threads).product(dtype, a, transposeA, b, transposeB, m, k, n);
        product.run(2);

        double[] expected = new double[m * n];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                for (int l = 0; l < k; l++) {
                    expected[i * n + j] +=
                            a[transposeA ? l * m + i : i * k + l] * b[transposeB ? j * k + l : l * n + j];
                }
            }
        }
        assertThat(product.toArray()).containsExactly(expected);
    }

    @Test
    void theBackendsLibraryIsLeftWithOneThread() throws LibraryException {
        String file = BlasLibraries.load(BackendOptions.DEFAULT, Host.current())
                .file()
                .toString();
        Function threads = NativeLibrary.getInstance(file).getFunction("openblas_get_num_threads");
        double[] values = {1, 2, 3, 4};

        library(2).product(DType.FLOAT64, values, false, values, false, 2, 2, 2).run(1);

        assertThat(threads.invokeInt(new Object[0])).isEqualTo(1);
    }
}
