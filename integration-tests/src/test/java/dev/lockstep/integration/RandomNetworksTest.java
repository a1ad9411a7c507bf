package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.trainer.model.DefinedNetwork;
import dev.lockstep.trainer.network.NetworkFileReader;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks drawn from a fixed list of seeds - 1 to 4 layers of 1 to 300 units, every activation and loss, batches whose last is often
 * shorter - have the same bits on every backend, with several threads and with OpenBLAS computing every product it can.
 */
class RandomNetworksTest {
    private static final int NETWORKS = 100;
    private static final List<String> ACTIVATIONS =
            List.of("linear", "relu", "{relu: {slope-at-zero: 1}}", "tanh", "sigmoid");
    private static final List<String> REDUCTIONS = List.of("mean", "sum");

    private static List<Backend> backends;

    @BeforeAll
    static void open() {
        backends = List.of(
                open("java", BackendOptions.ofThreads(1)),
                open("java", BackendOptions.ofThreads(2).with("vector", "off")),
                open("blas", BackendOptions.ofThreads(2).with("blas-threshold", "0")),
                open("opencl", BackendOptions.ofThreads(2)));
    }

    private static Backend open(String name, BackendOptions options) {
        return Backends.onClassPath().open(Optional.of(name), options);
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    static IntStream seeds() {
        return IntStream.range(0, NETWORKS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bitsAreTheSameOnEveryBackend(int seed) {
        Random random = new Random(seed);
        DefinedNetwork network = new DefinedNetwork(NetworkFileReader.parse("random.yaml", networkFile(random, seed)));
        TrainingOptions options = TrainingOptions.NONE.withDType(random.nextBoolean() ? DType.FLOAT64 : DType.FLOAT32);
        assertThat(Training.compare(backends, network, options).mismatches())
                .extracting(mismatch -> DifferenceText.of("java", mismatch))
                .isEmpty();
    }

    private static String networkFile(Random random, int seed) {
        int samples = 1 + random.nextInt(90);
        int depth = 1 + random.nextInt(4);
        boolean crossEntropy = random.nextInt(4) == 0;
        int outputs = 1 + random.nextInt(crossEntropy ? 1 : 20);
        StringBuilder layers = new StringBuilder();
        for (int layer = 1; layer <= depth; layer++) {
            boolean last = layer == depth;
            layers.append("  - dense: {units: %d, activation: %s, weights: {normal: {scale: 0.1}}, bias: %s}\n"
                    .formatted(
                            last ? outputs : 1 + random.nextInt(300),
                            last && crossEntropy ? "sigmoid" : pick(random, ACTIVATIONS),
                            pick(random, List.of("false", "zeros", "normal"))));
        }
        String followed =
                crossEntropy ? "binary-cross-entropy" : pick(random, List.of("squared-error", "half-squared-error"));
        return """
                name: random-%d
                title: A network drawn at random
                random: {generator: numpy, seed: %d}
                data:
                  inputs: {normal: {shape: [%d, %d]}}
                  targets: {uniform: {shape: [%d, %d]}}
                layers:
                %sloss:
                  report: {%s: squared-error}
                  follow: {%s: %s}
                optimizer: {sgd: {learning-rate: 0.001}}
                training: {epochs: 3, batch: %d}
                """.formatted(
                        seed,
                        seed,
                        samples,
                        1 + random.nextInt(300),
                        samples,
                        outputs,
                        layers,
                        pick(random, REDUCTIONS),
                        pick(random, REDUCTIONS),
                        followed,
                        1 + random.nextInt(samples));
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
