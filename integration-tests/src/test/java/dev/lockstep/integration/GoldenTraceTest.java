package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every loss of the documented networks against the traces made with NumPy and PyTorch.
 *
 * <p>Their sums are added in another order and their elementary functions round differently, so the traces differ in their last digits, and
 * training carries that on: by at most 1e-9 of the loss, but 1e-7 where {@code random-fit} sums a thousand products (another order of one of
 * its sums in NumPy moves its last losses by 6.5e-10 already), and by 1e-6 where PyTorch computes in float32.
 */
class GoldenTraceTest {
    private static Backend backend;

    record Trace(String network, String file, TrainingOptions options, double relative, double absolute) {
        @Override
        public String toString() {
            return file + options.dtype().map(dtype -> " in " + dtype.label()).orElse("");
        }
    }

    @BeforeAll
    static void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    static Stream<Trace> traces() {
        return Stream.of(
                unseeded("two-point", "two-point"),
                unseeded("two-point-corrected", "two-point-corrected"),
                unseeded("xor", "xor"),
                unseeded("xor-logistic", "xor-logistic"),
                seeded("xor", "xor.numpy-seed3", 3, 1e-9),
                seeded("xor-logistic", "xor-logistic.numpy-seed3", 3, 1e-9),
                seeded("noisy-sum", "noisy-sum.numpy-seed0", 0, 1e-9),
                seeded("noisy-sum", "noisy-sum.numpy-seed1", 1, 1e-9),
                seeded("noisy-sum", "noisy-sum.numpy-seed42", 42, 1e-9),
                seeded("random-fit", "random-fit.numpy-seed0", 0, 1e-7),
                seeded("random-fit", "random-fit.numpy-seed1", 1, 1e-7),
                seeded("random-fit", "random-fit.numpy-seed7", 7, 1e-7),
                seeded("random-fit", "random-fit.numpy-seed42", 42, 1e-7),
                curve(0, DType.FLOAT32),
                curve(0, DType.FLOAT64),
                curve(1, DType.FLOAT32),
                curve(1, DType.FLOAT64),
                curve(2, DType.FLOAT32),
                curve(2, DType.FLOAT64),
                curveInFloat64(0),
                curveInFloat64(1),
                curveInFloat64(2));
    }

    private static Trace unseeded(String network, String file) {
        return new Trace(network, file, TrainingOptions.NONE, 1e-9, 0);
    }

    private static Trace seeded(String network, String file, long seed, double relative) {
        return new Trace(network, file, TrainingOptions.NONE.withSeed(seed), relative, 0);
    }

    private static Trace curveInFloat64(long seed) {
        TrainingOptions options = TrainingOptions.NONE.withSeed(seed).withDType(DType.FLOAT64);
        return new Trace("curve", "curve.torch-seed" + seed + ".float64", options, 1e-9, 0);
    }

    private static Trace curve(long seed, DType dtype) {
        TrainingOptions options = TrainingOptions.NONE.withSeed(seed).withDType(dtype);
        return new Trace("curve", "curve.torch-seed" + seed, options, 0, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void lossesAreReproduced(Trace trace) throws IOException {
        List<double[]> golden = GoldenFile.read(trace.file);
        double[] losses = train(trace).losses();
        assertThat(losses).hasSameSizeAs(golden);
        for (int i = 0; i < losses.length; i++) {
            double expected = golden.get(i)[1];
            assertThat(Math.abs(losses[i] - expected))
                    .as("epoch %d: %s, not %s", i + 1, losses[i], expected)
                    .isLessThanOrEqualTo(trace.absolute + trace.relative * Math.abs(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("curves")
    void finalParametersOfCurveAreReproduced(Trace trace) throws IOException {
        List<double[]> golden = GoldenFile.read(trace.file + ".parameters");
        double[] ours = train(trace).parameters().stream()
                .map(ParameterValues::values)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        assertThat(ours).hasSameSizeAs(golden);
        for (int i = 0; i < ours.length; i++) {
            double expected = golden.get(i)[2];
            assertThat(Math.abs(ours[i] - expected))
                    .as("parameter %d: %s, not %s", i, ours[i], expected)
                    .isLessThanOrEqualTo(1e-6 * Math.max(1, Math.abs(expected)));
        }
    }

    static Stream<Trace> curves() {
        return Stream.of(curve(0, DType.FLOAT32), curve(1, DType.FLOAT32), curve(2, DType.FLOAT32));
    }

    private static TrainingResult train(Trace trace) {
        return Trainings.train(backend, new Networks().find(trace.network), trace.options);
    }
}
