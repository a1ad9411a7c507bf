package dev.lockstep.report;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.report.run.Environment;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochRecorder;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Small networks, trained for tests. */
public final class Trained {
    /** Two classes with validation data, early stopping and a rate that changes. */
    public static final String CLASSES = """
            name: sides
            title: Which side of a line <b>points</b> & "others" are on
            random: {generator: counter, seed: 3}
            data:
              inputs: [[0, 1], [1, 0], [2, 1], [1, 2], [3, 1], [1, 3], [4, 2], [2, 4], [5, 1], [1, 5], [0, 3], [3, 0]]
              targets: [[1, 0], [0, 1], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [1, 0], [0, 1]]
              validation: {share: 0.34}
            layers:
              - dense: {units: 3, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 12, batch: 4, early-stopping: {patience: 5}, schedule: {cosine: {epochs: 12}}}
            """;

    /** A curve through five points. */
    public static final String CURVE = """
            name: bow
            title: A bow
            random: {generator: counter, seed: 1}
            data: {inputs: [[-2], [-1], [0], [1], [2]], targets: [[4], [1], [0], [1], [4]]}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 1, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 40}
            """;

    /** Prices that are scaled, of two inputs, with a metric that is chosen. */
    public static final String PRICES = """
            name: prices
            title: Prices
            random: {generator: counter, seed: 1}
            data:
              inputs: [[1, 0], [2, 1], [3, 0], [4, 1], [5, 0], [6, 1]]
              targets: [[100000], [210000], [320000], [400000], [510000], [620000]]
              scale-targets: standardize
              validation: {share: 0.34}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 1, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            metrics: [mean-absolute-error]
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 40}
            """;

    private Trained() {}

    /** Trains the network of a text. */
    public static FinishedRun run(String text) {
        return run(text, context -> List.of());
    }

    /** Trains it, and tells others of its epochs. */
    public static FinishedRun run(String text, Function<RunContext, List<EpochSink>> sinks) {
        return run(NetworkFileReader.parse("test.yaml", text), text, sinks);
    }

    /** Trains a network with data from a file. */
    public static FinishedRun run(NetworkDefinition network, String text) {
        return run(network, text, context -> List.of());
    }

    private static FinishedRun run(
            NetworkDefinition network, String text, Function<RunContext, List<EpochSink>> sinks) {
        RunContext context = new RunContext(
                new DefinedNetwork(network),
                "own network.yaml",
                Optional.of(text),
                TrainingOptions.NONE,
                new Environment("1.2.3", "java", Instant.EPOCH, Map.of("JVM", "one <of> many")));
        List<EpochRecord> epochs = new ArrayList<>();
        List<EpochSink> all = new ArrayList<>(sinks.apply(context));
        all.add(epochs::addAll);
        try (Backend backend = Backends.open("java")) {
            TrainingResult result = new Trainer()
                    .train(backend, context.network(), TrainingOptions.NONE, new EpochRecorder(context, all));
            return FinishedRun.of(context, result, epochs, backend, Optional.empty(), Optional.of("ab".repeat(32)));
        }
    }
}
