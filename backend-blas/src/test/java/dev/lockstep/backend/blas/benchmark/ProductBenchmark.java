package dev.lockstep.backend.blas.benchmark;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.backend.blas.BlasBackendProvider;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

/**
 * Products of the backend on one thread and on two, beside one call of dgemm on the same operands and beside the contract's Java
 * kernel. {@link #main} prints the ratios.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    @Param({"512x512x512", "1024x1024x1024", "2048x2048x2048", "64x1000x100", "64x100x1000", "32x32x32", "16x16x16"})
    public String shape;

    private int m;
    private int k;
    private int n;
    private double[] a;
    private double[] b;
    private double[] c;
    private NativeBLAS blas;
    private Product one;
    private Product two;
    private Product java;

    /** The backend with its own copies of the operands. */
    private record Product(Kernels kernels, Storage a, Storage b, Storage c) {
        static Product of(int threads, long threshold, int m, int k, int n, double[] a, double[] b) {
            BackendOptions options = BackendOptions.ofThreads(threads).with("blas-threshold", Long.toString(threshold));
            Kernels kernels = new BlasBackendProvider().open(options);
            Product product = new Product(
                    kernels,
                    kernels.allocate(DType.FLOAT64, m, k),
                    kernels.allocate(DType.FLOAT64, k, n),
                    kernels.allocate(DType.FLOAT64, m, n));
            kernels.write(a, product.a);
            kernels.write(b, product.b);
            return product;
        }

        void multiply() {
            kernels.matmul(a, false, b, false, c);
        }
    }

    @Setup
    public void open() {
        String[] sizes = shape.split("x");
        m = Integer.parseInt(sizes[0]);
        k = Integer.parseInt(sizes[1]);
        n = Integer.parseInt(sizes[2]);
        SplittableRandom random = new SplittableRandom(1);
        a = random.doubles((long) m * k).toArray();
        b = random.doubles((long) k * n).toArray();
        c = new double[m * n];
        one = Product.of(1, 0, m, k, n, a, b);
        two = Product.of(2, 0, m, k, n, a, b);
        java = Product.of(1, Long.MAX_VALUE, m, k, n, a, b);
        blas = NativeBLAS.getInstance();
    }

    @TearDown
    public void close() {
        one.kernels.close();
        two.kernels.close();
        java.kernels.close();
    }

    @Benchmark
    public void dgemm() {
        blas.dgemm("N", "N", n, m, k, 1.0, b, 0, n, a, 0, k, 0.0, c, 0, n);
    }

    @Benchmark
    public void oneThread() {
        one.multiply();
    }

    @Benchmark
    public void twoThreads() {
        two.multiply();
    }

    @Benchmark
    public void javaKernel() {
        java.multiply();
    }

    /** Runs all and prints the ratios of medians, and of the quickest calls, which say more on a machine that has other work. */
    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ProductBenchmark.class.getName())
                        .build())
                .run();
        System.out.println(
                "m x k x n            dgemm us | oneThread, twoThreads, javaKernel: dgemm's time / theirs, by"
                        + " medians (by the quickest)");
        for (RunResult raw : results) {
            if (name(raw).equals("dgemm")) {
                StringBuilder line = new StringBuilder(String.format(
                        "%-16s %12.1f |", shape(raw), statistics(raw).getPercentile(50)));
                for (String path : List.of("oneThread", "twoThreads", "javaKernel")) {
                    RunResult other = results.stream()
                            .filter(result ->
                                    name(result).equals(path) && shape(result).equals(shape(raw)))
                            .findFirst()
                            .orElseThrow();
                    line.append(String.format(
                            "  %.2f (%.2f)",
                            statistics(raw).getPercentile(50)
                                    / statistics(other).getPercentile(50),
                            statistics(raw).getMin() / statistics(other).getMin()));
                }
                System.out.println(line);
            }
        }
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    private static String shape(RunResult result) {
        return result.getParams().getParam("shape");
    }

    private static Statistics statistics(RunResult result) {
        return result.getPrimaryResult().getStatistics();
    }
}
