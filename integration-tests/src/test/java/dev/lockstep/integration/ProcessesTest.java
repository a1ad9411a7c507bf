package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes on every backend and every JDK train as one, whatever their number and their shares. */
class ProcessesTest {
    private static final String NETWORK = """
            name: parts
            title: Batches of 700, 700 and 600 samples, in another order in each epoch
            random: {generator: counter, seed: 6}
            data:
              inputs: {normal: {shape: [2000, 7]}}
              targets: {row-sums-of-inputs: {plus: {normal: {scale: 0.1}}}}
              validation:
                inputs: {normal: {shape: [300, 7]}}
                targets: {row-sums-of-inputs: {plus: {normal: {scale: 0.1}}}}
            layers:
              - dense: {units: 9, activation: tanh, weights: xavier-normal, bias: zeros}
              - batch-norm
              - {dropout: {rate: 0.2}}
              - dense: {units: 1, activation: linear, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training:
              epochs: 3
              batch: 700
              shuffle: true
              penalty: {l2: 0.001}
              clip: {norm: 1}
              schedule: {cosine: {epochs: 3}}
            """;

    @TempDir
    private Path folder;

    @Test
    void oneDigest() throws IOException {
        Path file = Files.writeString(folder.resolve("parts.yaml"), NETWORK);
        NetworkRecipe recipe = new NetworkRecipe(NamedNetworkSource.class, NamedNetworkSource.ofFile(file, NETWORK));
        Network network = new NamedNetworkSource().network(recipe.argument());
        Map<DType, Set<String>> digests = new TreeMap<>();
        try (Backend backend = Backends.open("java")) {
            for (DType dtype : DType.values()) {
                TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
                digests.computeIfAbsent(dtype, first -> new TreeSet<>())
                        .add(ResultDigest.of(Trainings.train(backend, network, options)));
            }
            for (WorkerSettings settings : everySettings()) {
                try (Workers workers = Workers.start(settings, remark -> {
                    throw new AssertionError(remark);
                })) {
                    Trainer trainer = new Trainer().by(workers.training(recipe));
                    for (DType dtype : DType.values()) {
                        TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
                        digests.get(dtype)
                                .add(ResultDigest.of(trainer.train(backend, network, options, TrainingListener.NONE)));
                    }
                }
            }
        }
        assertThat(digests.get(DType.FLOAT64)).hasSize(1);
        assertThat(digests.get(DType.FLOAT32)).hasSize(1);
    }

    private static List<WorkerSettings> everySettings() throws IOException {
        List<String> jdks = new ArrayList<>();
        Jdks.found().values().forEach(home -> jdks.add(Jdks.java(home).toString()));
        List<String> two = jdks.subList(0, Math.min(2, jdks.size()));
        return List.of(
                WorkerSettings.of(1, "java"),
                WorkerSettings.of(2, "java").withJava(two),
                WorkerSettings.of(3, "java")
                        .withBackends(List.of("java", "blas", "opencl"))
                        .withShares(List.of(1, 1, 2))
                        .withVerified(0.5),
                WorkerSettings.of(4, "java")
                        .withBackends(List.of("blas", "java", "opencl", "java"))
                        .withJava(two));
    }
}
