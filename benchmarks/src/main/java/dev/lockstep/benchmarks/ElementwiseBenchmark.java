package dev.lockstep.benchmarks;

import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BinaryOperation;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.api.spi.UnaryOperation;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Elementwise functions in nanoseconds an element, on matrices of 1000 x 1000. The operands lie between 0 and 8, where each function is
 * defined.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
public class ElementwiseBenchmark {
    private static final int SIDE = 1000;

    /** The operands and the result, on a backend. */
    @State(Scope.Benchmark)
    public static class Operands {
        @Param("java")
        public String backend;

        @Param({"float64", "float32"})
        public String dtype;

        @Param({"1", "2"})
        public int threads;

        private Kernels kernels;
        private Storage a;
        private Storage b;
        private Storage out;

        @Setup
        public void open() {
            kernels = Providers.open(backend, BackendOptions.ofThreads(threads));
            SplittableRandom random = new SplittableRandom(1);
            a = operand(random);
            b = operand(random);
            out = kernels.allocate(DType.of(dtype), SIDE, SIDE);
        }

        @TearDown
        public void close() {
            kernels.close();
        }

        private Storage operand(SplittableRandom random) {
            Storage storage = kernels.allocate(DType.of(dtype), SIDE, SIDE);
            kernels.write(random.doubles(SIDE * SIDE, 0, 8).toArray(), storage);
            return storage;
        }
    }

    /** A function of one element. */
    @State(Scope.Benchmark)
    public static class Unary {
        @Param
        public UnaryOperation operation;
    }

    /** A function of two elements. */
    @State(Scope.Benchmark)
    public static class Binary {
        @Param
        public BinaryOperation operation;
    }

    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE)
    public void unary(Operands operands, Unary unary) {
        operands.kernels.unary(unary.operation, operands.a, operands.out);
        operands.kernels.finish();
    }

    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE)
    public void binary(Operands operands, Binary binary) {
        operands.kernels.binary(binary.operation, operands.a, operands.b, operands.out);
        operands.kernels.finish();
    }
}
