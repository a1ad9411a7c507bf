package dev.lockstep.benchmarks;

import dev.lockstep.api.dtype.DType;
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

/** Matrix products of the backends in GFlop/s, and single calls of OpenBLAS beside them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
    /** m, k and n: the operands are m x k and k x n; T marks an operand that is stored as its transpose. */
    @Param({
        "256x256x256",
        "512x512x512",
        "512x512x512-TN",
        "512x512x512-NT",
        "512x512x512-TT",
        "1024x1024x1024",
        "2048x2048x2048",
        "64x1000x100",
        "1000x64x100",
        "256x784x512",
        "4x2x4"
    })
    public String shape;

    @Param({"float64", "float32"})
    public String dtype;

    /** A backend, or {@code openblas} for the library alone. */
    @Param({"java", "blas", "openblas"})
    public String path;

    @Param({"1", "2"})
    public int threads;

    private Product product;
    private Multiplier multiplier;

    @Setup
    public void open() {
        product = Product.of(DType.of(dtype), shape);
        multiplier = Multiplier.open(path, threads, product);
    }

    @TearDown
    public void close() {
        multiplier.close();
    }

    @Benchmark
    public void multiply(Gigaflops counter) {
        multiplier.multiply();
        counter.gigaflop += product.gigaflop();
    }
}
