package dev.lockstep.numerics.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.parallel.WorkerPool;
import dev.lockstep.numerics.vector.SixRowGemm;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path against the oracle: kernels, element types, transposes, numbers of threads; the same bits. */
class GemmBitsTest {
    private static final Gemm[] KERNELS = {
        new Gemm(),
        VectorSupport.of(BackendOptions.DEFAULT.with("vector", "on")).gemm(),
        SixRowGemm.forAllProducts(),
        SixRowGemm.forAllUntransposed(),
        SixRowGemm.forAllThin()
    };
    private static final String[] NAMES = {
        "scalar",
        "vector",
        "vector with six rows",
        "vector with six rows as they lie",
        "vector with thin products transposed"
    };
    private static final WorkerPool[] POOLS = {new WorkerPool(1), new WorkerPool(2), new WorkerPool(3)};

    @AfterAll
    static void close() {
        for (WorkerPool pool : POOLS) {
            pool.close();
        }
    }

    @Test
    void shapesUpTo40() {
        SplittableRandom random = new SplittableRandom(1);
        Samples[] samples = Samples.values();
        for (int i = 0; i < 1500; i++) {
            int m = random.nextInt(1, 41);
            int n = random.nextInt(1, 41);
            int k = random.nextInt(1, 41);
            check(samples[i % samples.length], m, n, k, POOLS[i % POOLS.length]);
        }
    }

    @ParameterizedTest
    @EnumSource(Samples.class)
    void everyTinyShape(Samples samples) {
        for (int m = 1; m <= 6; m++) {
            for (int n = 1; n <= 6; n++) {
                for (int k = 1; k <= 6; k++) {
                    check(samples, m, n, k, POOLS[0]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 511, 512, 513, 700})
    void depthsAroundBlocks(int k) {
        for (Samples samples : Samples.values()) {
            for (int[] shape : new int[][] {{1, 1}, {1, 37}, {37, 1}, {3, 5}, {4, 64}, {9, 33}}) {
                check(samples, shape[0], shape[1], k, POOLS[0]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1023, 5, 9",
        "1024, 5, 9",
        "1025, 5, 9",
        "2050, 6, 9",
        "5, 191, 9",
        "5, 192, 9",
        "5, 193, 9",
        "6, 385, 9",
        "1027, 197, 258",
        "193, 129, 511",
        "47, 255, 1023",
        "48, 256, 1024",
        "49, 257, 1025",
        "97, 513, 257",
        "5, 1030, 1281"
    })
    void sidesAroundBlocks(int m, int n, int k) {
        check(Samples.MIXED, m, n, k, POOLS[0]);
        check(Samples.SPECIAL, m, n, k, POOLS[0]);
    }

    /** Accumulators of -0.0, which a zero more turns into +0.0. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 255, 257, 513})
    void underflowToNegativeZero(int k) {
        double[] a = new double[9 * k];
        double[] b = new double[k * 21];
        Arrays.fill(a, 0x1p-100);
        Arrays.fill(b, -0x1p-1000);
        check("underflow", a, b, 9, 21, k, POOLS[0]);
        Arrays.fill(b, -0x1p-100);
        check("underflow in float32", a, b, 9, 21, k, POOLS[0]);
    }

    @Test
    void columnsAroundTiles() {
        for (int n = 1; n <= 70; n++) {
            check(Samples.MIXED, 9, n, 20, POOLS[0]);
            check(Samples.SPECIAL, 1, n, 300, POOLS[0]);
        }
    }

    @ParameterizedTest
    @CsvSource({"97, 131, 300", "300, 20, 257", "2, 700, 513", "701, 3, 256", "1, 1801, 600", "1801, 1, 600"})
    void anyNumberOfThreads(int m, int n, int k) {
        check(Samples.MIXED, m, n, k, POOLS);
        check(Samples.CANCELLING, m, n, k, POOLS);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 4", "3, 0, 4", "3, 4, 0", "1, 4, 0", "50, 60, 0", "0, 0, 0"})
    void emptySums(int m, int n, int k) {
        check(Samples.MIXED, m, n, k, POOLS[1]);
    }

    /** The oracle's figure must differ from what each other order gives, or equal bits would prove nothing. */
    @ParameterizedTest
    @EnumSource(
            value = Samples.class,
            names = {"MIXED", "SUBNORMAL"})
    void samplesExposeOtherOrders(Samples samples) {
        int k = 600;
        int differingFromDescending = 0;
        int differingFromOneBlock = 0;
        int differingFromTwoChains = 0;
        int differingFromTwoRoundings = 0;
        for (int trial = 0; trial < 20; trial++) {
            double[] a = samples.doubles(k, trial);
            double[] b = samples.doubles(k, 1000 + trial);
            double[] c = new double[1];
            ReferenceGemm.multiply(a, false, b, false, c, 1, 1, k);
            double descending = 0.0;
            double oneBlock = 0.0;
            double even = 0.0;
            double odd = 0.0;
            double twoRoundings = 0.0;
            for (int p = 0; p < k; p++) {
                descending = Math.fma(a[k - 1 - p], b[k - 1 - p], descending);
                oneBlock = Math.fma(a[p], b[p], oneBlock);
                twoRoundings += a[p] * b[p];
                if (p % 2 == 0) {
                    even = Math.fma(a[p], b[p], even);
                } else {
                    odd = Math.fma(a[p], b[p], odd);
                }
            }
            differingFromDescending += c[0] != descending ? 1 : 0;
            differingFromOneBlock += c[0] != oneBlock ? 1 : 0;
            differingFromTwoChains += c[0] != even + odd ? 1 : 0;
            differingFromTwoRoundings += c[0] != twoRoundings ? 1 : 0;
        }
        assertThat(differingFromDescending).isGreaterThan(5);
        assertThat(differingFromOneBlock).isGreaterThan(5);
        assertThat(differingFromTwoChains).isGreaterThan(5);
        assertThat(differingFromTwoRoundings).isGreaterThan(5);
    }

    private static void check(Samples samples, int m, int n, int k, WorkerPool... pools) {
        double[] a = samples.doubles(m * k, 31L * m + k);
        double[] b = samples.doubles(k * n, 37L * n + k);
        check(samples.toString(), a, b, m, n, k, pools);
    }

    private static void check(String samples, double[] a, double[] b, int m, int n, int k, WorkerPool... pools) {
        float[] floatA = Samples.narrowed(a);
        float[] floatB = Samples.narrowed(b);
        for (int mode = 0; mode < 4; mode++) {
            boolean transposeA = (mode & 1) != 0;
            boolean transposeB = (mode & 2) != 0;
            double[] expected = new double[m * n];
            float[] floatExpected = new float[m * n];
            ReferenceGemm.multiply(a, transposeA, b, transposeB, expected, m, n, k);
            ReferenceGemm.multiply(floatA, transposeA, floatB, transposeB, floatExpected, m, n, k);
            for (WorkerPool pool : pools) {
                for (int i = 0; i < KERNELS.length; i++) {
                    Gemm gemm = KERNELS[i];
                    String what = samples + " " + m + "x" + k + "x" + n + " transposes " + mode + " " + NAMES[i]
                            + " threads " + pool.threads();
                    double[] c = new double[m * n];
                    float[] floatC = new float[m * n];
                    Arrays.fill(c, Double.NaN);
                    Arrays.fill(floatC, Float.NaN);
                    gemm.multiply(a, transposeA, b, transposeB, c, m, n, k, pool);
                    gemm.multiply(floatA, transposeA, floatB, transposeB, floatC, m, n, k, pool);
                    assertArrayEquals(expected, c, what);
                    assertArrayEquals(floatExpected, floatC, what);
                }
            }
        }
    }
}
