package dev.lockstep.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Optimizer;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.network.TrainingBuilder;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimisers follow PyTorch's: 200 losses and the parameters after them, which make-optimizers.py beside the data prints. */
class OptimizerTracesTest {
    private static final double TOLERANCE = 1e-9;
    private static final Map<String, double[]> GOLDEN = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (var resource = OptimizerTracesTest.class.getResourceAsStream("optimizers.txt")) {
            new String(resource.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(OptimizerTracesTest::add);
        }
    }

    private static void add(String line) {
        String[] words = line.split(" ");
        int names = words[1].matches("[a-z]+") ? 2 : 1;
        GOLDEN.put(
                String.join(" ", Arrays.copyOf(words, names)),
                Arrays.stream(words)
                        .skip(names)
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    static Stream<Arguments> optimizers() {
        return Stream.of(
                Arguments.of("sgd", new Sgd(0.1)),
                Arguments.of("momentum", new Momentum(0.05, 0.9)),
                Arguments.of("nesterov", new Momentum(0.05, 0.9, true)),
                Arguments.of("adam", new Adam(0.01)),
                Arguments.of("adam-betas", new Adam(0.004, 0.8, 0.95, 1e-6)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void followsPyTorchFor200Steps(String name, Optimizer optimizer) {
        Sequential layers = Sequential.of(
                new Dense(4, new Tanh(), literal("w1", 3, 4), literal("b1", 1, 4)),
                new Dense(2, new Linear(), literal("w2", 4, 2), literal("b2", 1, 2)));
        Training training = new TrainingBuilder(layers, new Samples(table("inputs", 5, 3), table("targets", 5, 2)))
                .optimizer(optimizer)
                .epochs(200)
                .build();
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult result = new Trainer().train(backend, training);
            requireClose(GOLDEN.get(name + " losses"), result.losses());
            double[] parameters = result.parameters().stream()
                    .flatMapToDouble(parameter -> Arrays.stream(parameter.values()))
                    .toArray();
            requireClose(GOLDEN.get(name + " parameters"), parameters);
        }
    }

    private static NumberTable table(String name, int rows, int columns) {
        return new NumberTable(rows, columns, GOLDEN.get(name));
    }

    private static Literal literal(String name, int rows, int columns) {
        return new Literal(table(name, rows, columns));
    }

    private static void requireClose(double[] expected, double[] found) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            double error = Math.abs(found[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-3);
            assertThat(error)
                    .as("number %d: %s, not %s", i, found[i], expected[i])
                    .isLessThan(TOLERANCE);
        }
    }
}
