package dev.lockstep.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lockstep.api.op.Formula;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** The benchmarks run once without failing; how fast, no test says. */
class BenchmarksTest {
    @ParameterizedTest
    @MethodSource("networksAndDtypes")
    void everyNetworkTakesTheSameFirstStepAgain(String network, String dtype) {
        TrainingBenchmark benchmark = new TrainingBenchmark();
        benchmark.network = network;
        benchmark.dtype = dtype;
        benchmark.backend = "java";
        benchmark.threads = 2;
        benchmark.open();
        try {
            benchmark.startAgain();
            double first = benchmark.step();
            benchmark.startAgain();
            assertThat(benchmark.step()).isFinite().isEqualTo(first);
        } finally {
            benchmark.close();
        }
    }

    @Test
    void batchesAreTakenInTheOrderOfATraining() {
        TrainingBenchmark benchmark = new TrainingBenchmark();
        benchmark.network = "curve";
        benchmark.dtype = "float64";
        benchmark.backend = "java";
        benchmark.threads = 1;
        benchmark.open();
        try (TimedWork training = Rounds.workload("java", "curve", "float64", "1", "2")) {
            double[] epochs = {meanOfTenSteps(benchmark), meanOfTenSteps(benchmark)};
            assertThat(epochs).containsExactly(training.values(), Offset.offset(1e-12));
        } finally {
            benchmark.close();
        }
    }

    @Test
    void productsCountTheirArithmetic() {
        ProductBenchmark benchmark = new ProductBenchmark();
        benchmark.shape = "4x2x4";
        benchmark.dtype = "float64";
        benchmark.path = "java";
        benchmark.threads = 1;
        Gigaflops counter = new Gigaflops();
        benchmark.open();
        try {
            benchmark.multiply(counter);
            benchmark.multiply(counter);
        } finally {
            benchmark.close();
        }
        assertThat(counter.gigaflop).isEqualTo(2 * 64e-9);
    }

    @Test
    void everyElementwiseFunctionRuns() {
        ElementwiseBenchmark benchmark = new ElementwiseBenchmark();
        ElementwiseBenchmark.Operands operands = new ElementwiseBenchmark.Operands();
        operands.backend = "java";
        operands.dtype = "float64";
        operands.threads = 2;
        operands.open();
        try {
            for (Formula formula : Formula.values()) {
                ElementwiseBenchmark.Function function = new ElementwiseBenchmark.Function();
                function.formula = formula;
                assertThatCode(() -> benchmark.elementwise(operands, function))
                        .as("%s", formula)
                        .doesNotThrowAnyException();
            }
        } finally {
            operands.close();
        }
    }

    private static double meanOfTenSteps(TrainingBenchmark benchmark) {
        return DoubleStream.generate(benchmark::step).limit(10).sum() / 10;
    }

    static Stream<Arguments> networksAndDtypes() {
        return values("network").flatMap(network -> values("dtype").map(dtype -> Arguments.of(network, dtype)));
    }

    private static Stream<String> values(String parameter) {
        try {
            return Arrays.stream(TrainingBenchmark.class
                    .getField(parameter)
                    .getAnnotation(Param.class)
                    .value());
        } catch (NoSuchFieldException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
