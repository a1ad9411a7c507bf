package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is killed at 50 random moments, and goes on each time from its last checkpoint, on another backend in every fifth life, ends with the
 * model, byte for byte, of one that nobody killed. The system property {@code lockstep.kills} asks for another number of kills.
 */
class InterruptedTrainingTest {
    private static final int KILLS = Integer.getInteger("lockstep.kills", 50);

    /** The second loads a library, so that its life begins in twice the time. */
    private static final List<String> BACKENDS = List.of("java", "blas");

    private static final int LIVES_IN_TURN = 5;

    /**
     * A life ends before the second compiler has gained what it costs. The backend blas has it compile what checks the library's sum, in a third of
     * the time, and little else.
     */
    private static final List<String> COMPILERS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=20000 -XX:Tier4CompileThreshold=100000"
                    + " -XX:Tier4BackEdgeThreshold=400000");

    private static final Path PENGUINS = Path.of("..", "examples", "penguins");

    @TempDir
    private Path folder;

    /** So many epochs that no machine trains them before the last kill: a life ends within 50 ms of its first checkpoint. */
    @Test
    void endsWithTheBytesOfAnUninterruptedRun() throws IOException, InterruptedException {
        Distribution lockstep = Distribution.archived();
        Path data = Files.copy(PENGUINS.resolve("penguins.csv"), folder.resolve("penguins.csv"));
        assertThat(data).isRegularFile();
        String text = Files.readString(PENGUINS.resolve("penguins.yaml"));
        String changed = text.replace("epochs: 60, ", "epochs: " + 100 * KILLS + ", ")
                .replace(", early-stopping: {patience: 10}", "");
        Path network = Files.writeString(folder.resolve("penguins.yaml"), changed);
        Path expected = folder.resolve("expected.safetensors");
        assertThat(start(lockstep, network, expected, "java", List.of(), Map.of())
                        .waitFor())
                .isZero();

        Path kept = folder.resolve("kept");
        Path model = folder.resolve("model.safetensors");
        Random random = new Random(1);
        for (int kills = 0; kills <= KILLS; kills++) {
            Optional<String> before = latest(kept);
            List<String> options = new ArrayList<>(List.of("--checkpoint", kept.toString()));
            options.addAll(kills == KILLS ? List.of("--every", "1000") : List.of());
            options.addAll(before.isPresent() ? List.of("--resume", kept.toString()) : List.of());
            int turn = kills % LIVES_IN_TURN == 1 ? 1 : 0;
            Map<String, String> compilers =
                    kills == KILLS ? Map.of() : Map.of("LOCKSTEP_JAVA_OPTS", COMPILERS.get(turn));
            Process process = start(lockstep, network, model, BACKENDS.get(turn), options, compilers);
            if (kills < KILLS) {
                boolean early = random.nextInt(5) == 0;
                while (!early && process.isAlive() && latest(kept).equals(before)) {
                    Thread.sleep(2);
                }
                Thread.sleep(random.nextInt(early ? 500 : 50));
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).as("start %d", kills).isEqualTo(kills < KILLS ? 128 + 9 : 0);
        }
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(expected));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatWasMeasuredUntilASignalIsWrittenAndOneLineSaysWhereTheRunWas() throws IOException, InterruptedException {
        Distribution lockstep = Distribution.archived();
        Path network = Files.writeString(folder.resolve("long.yaml"), """
                name: long
                title: More epochs than there is time for
                random: {generator: counter, seed: 3}
                data: {inputs: {normal: {shape: [256, 40]}}, targets: {normal: {shape: [256, 4]}}}
                layers: [{dense: {units: 4, weights: xavier-normal, bias: zeros}}]
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.001}}
                training: {epochs: 1000000000}
                """);
        Path kept = folder.resolve("kept");
        Path metrics = folder.resolve("run.prom");
        for (int time = 1; time <= 2; time++) {
            List<String> options = List.of("--checkpoint", kept.toString(), "--metrics-file", metrics.toString());
            Process process = start(lockstep, network, folder.resolve("model.safetensors"), "java", options, Map.of());
            while (process.isAlive()
                    && latest(kept)
                            .filter(name -> name.compareTo("epoch-0000000005") > 0)
                            .isEmpty()) {
                Thread.sleep(2);
            }
            Thread.sleep(20L * time);
            process.destroy();

            assertThat(process.waitFor()).isEqualTo(143);
            assertThat(folder.resolve("errors.txt"))
                    .content()
                    .matches("lockstep: long was interrupted after epoch [0-9]+ of 1000000000; .* goes on\n");
            assertThat(metrics).content().contains("lockstep_epoch{");
            try (Stream<Path> files = Files.walk(kept)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
            Files.delete(metrics);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("errors.txt", "long.yaml");
        }
    }

    /** The name of the last checkpoint. */
    private static Optional<String> latest(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".safetensors"))
                    .max(Comparator.naturalOrder());
        }
    }

    private Process start(
            Distribution lockstep,
            Path network,
            Path model,
            String backend,
            List<String> options,
            Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                lockstep.launcher().toString(), "train", network.toString(), "--save", model.toString(), "--quiet"));
        command.addAll(List.of("--backend", backend));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors.txt").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }
}
