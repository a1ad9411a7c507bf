package dev.lockstep.backend.blas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixProductTest {
    private static final BackendOptions EVERY_PRODUCT =
            BackendOptions.ofThreads(1).with("blas-threshold", "0");

    private Kernels one;
    private Kernels two;

    @BeforeAll
    void open() {
        BlasBackendProvider provider = new BlasBackendProvider();
        one = provider.open(EVERY_PRODUCT);
        two = provider.open(BackendOptions.ofThreads(2).with("blas-threshold", "0"));
    }

    @AfterAll
    void close() {
        one.close();
        two.close();
    }

    @Test
    void randomShapesHaveTheContractsBitsAndTheLibraryComputedThem() {
        SplittableRandom random = new SplittableRandom(20);
        long contractBefore = count(one, "contract") + count(two, "contract");
        long nativeBefore = count(one, "native") + count(two, "native");
        for (int trial = 0; trial < 200; trial++) {
            Product product = new Product(
                    random,
                    DType.FLOAT64,
                    size(random),
                    size(random),
                    size(random),
                    random.nextBoolean(),
                    random.nextBoolean());
            product.requireBits(trial % 2 == 0 ? one : two);
        }
        assertThat(count(one, "contract") + count(two, "contract")).isEqualTo(contractBefore);
        assertThat(count(one, "native") + count(two, "native")).isEqualTo(nativeBefore + 200);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void edgeSizesHaveTheContractsBits(DType dtype) {
        int[] sizes = {1, 7, 8, 9, 100, 255, 256, 257, 520};
        SplittableRandom random = new SplittableRandom(21);
        for (int m : sizes) {
            for (int n : new int[] {1, 8, 13, 104}) {
                for (int k : sizes) {
                    int transposes = random.nextInt(4);
                    Product product = new Product(random, dtype, m, n, k, (transposes & 1) != 0, (transposes & 2) != 0);
                    product.requireBits(one, two);
                }
            }
        }
    }

    @Test
    void severalTilesInEveryDirectionHaveTheContractsBits() {
        SplittableRandom random = new SplittableRandom(22);
        for (int transposes = 0; transposes < 4; transposes++) {
            new Product(random, DType.FLOAT64, 1040, 600, 300, (transposes & 1) != 0, (transposes & 2) != 0)
                    .requireBits(one);
            new Product(random, DType.FLOAT64, 520, 1100, 300, (transposes & 1) != 0, (transposes & 2) != 0)
                    .requireBits(two);
        }
    }

    @Test
    void longRowsHaveTheContractsBits() {
        SplittableRandom random = new SplittableRandom(23);
        new Product(random, DType.FLOAT64, 16, 5000, 24, false, false).requireBits(one);
        new Product(random, DType.FLOAT64, 16, 24, 5000, false, false).requireBits(one);
    }

    @Test
    void productsBelowTheThresholdAreTheJavaKernels() {
        BackendOptions options = BackendOptions.ofThreads(1).with("blas-threshold", "1001");
        try (Kernels kernels = new BlasBackendProvider().open(options)) {
            SplittableRandom random = new SplittableRandom(24);
            new Product(random, DType.FLOAT64, 10, 10, 10, false, false).requireBits(kernels);
            assertThat(count(kernels, "contract")).isEqualTo(1);
            new Product(random, DType.FLOAT64, 7, 100, 100, false, false).requireBits(kernels);
            assertThat(count(kernels, "contract")).isEqualTo(2);
            new Product(random, DType.FLOAT64, 11, 10, 10, false, false).requireBits(kernels);
            assertThat(count(kernels, "native")).isEqualTo(1);
        }
    }

    /** From 1 to 700, small ones as likely as large ones. */
    private static int size(SplittableRandom random) {
        return (int) Math.round(Math.pow(700, random.nextDouble()));
    }

    private static long count(Kernels kernels, String path) {
        return kernels.matmulCounts().get(path).getAsLong();
    }
}
