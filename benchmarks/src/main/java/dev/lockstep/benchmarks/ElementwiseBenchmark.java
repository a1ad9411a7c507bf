package dev.lockstep.benchmarks;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.FormulaBody;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        private List<Operand> operands;
        private Operand out;

        @Setup
        public void open() {
            kernels = Providers.open(backend, BackendOptions.ofThreads(threads));
            SplittableRandom random = new SplittableRandom(1);
            operands = Stream.generate(() -> operand(random))
                    .limit(FormulaBody.MOST_OPERANDS)
                    .toList();
            out = operand(random);
        }

        @TearDown
        public void close() {
            kernels.close();
        }

        private Operand operand(SplittableRandom random) {
            Storage storage = kernels.allocate(DType.of(dtype), SIDE * SIDE);
            kernels.write(random.doubles(SIDE * SIDE, 0, 8).toArray(), storage);
            return new Operand(storage, SIDE, SIDE);
        }
    }

    /** What is computed of them. */
    @State(Scope.Benchmark)
    public static class Function {
        @Param
        public Formula formula;
    }

    @Benchmark
    @OperationsPerInvocation(SIDE * SIDE)
    public void elementwise(Operands operands, Function function) {
        Formula formula = function.formula;
        operands.kernels.elementwise(
                Elementwise.of(formula), operands.operands.subList(0, formula.arity()), operands.out);
        operands.kernels.finish();
    }
}
