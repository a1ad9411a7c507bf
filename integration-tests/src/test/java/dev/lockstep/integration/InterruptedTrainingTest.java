package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training that is killed at random moments, and goes on each time from its last checkpoint on another backend, ends with the model, byte for
 * byte, of one that nobody killed. The system property {@code lockstep.kills} asks for more kills.
 */
class InterruptedTrainingTest {
    private static final int KILLS = Integer.getInteger("lockstep.kills", 8);
    private static final List<String> BACKENDS = List.of("java", "blas");
    private static final Path DIGITS = Path.of("..", "examples", "digits");

    @TempDir
    private Path folder;

    @Test
    void endsWithTheBytesOfAnUninterruptedRun() throws IOException, InterruptedException {
        Distribution lockstep = Distribution.copyTo(folder.resolve("lockstep"));
        Path data = Files.copy(DIGITS.resolve("digits.csv.gz"), folder.resolve("digits.csv.gz"));
        assertThat(data).isRegularFile();
        Path network = Files.writeString(
                folder.resolve("digits.yaml"),
                Files.readString(DIGITS.resolve("digits.yaml")).replace("epochs: 20", "epochs: 40"));
        Path expected = folder.resolve("expected.safetensors");
        assertThat(start(lockstep, network, expected, "java", List.of()).waitFor())
                .isZero();

        Path kept = folder.resolve("kept");
        Path model = folder.resolve("model.safetensors");
        Random random = new Random(1);
        int kills = 0;
        int code = -1;
        for (int start = 0; code != 0; start++) {
            List<String> options = new ArrayList<>(List.of("--checkpoint", kept.toString()));
            if (hasCheckpoint(kept)) {
                options.addAll(List.of("--resume", kept.toString()));
            }
            Process process = start(lockstep, network, model, BACKENDS.get(start % BACKENDS.size()), options);
            if (kills < KILLS && !process.waitFor(400 + random.nextInt(600), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                kills++;
            }
            code = process.waitFor();
            assertThat(code).as("start %d", start).isIn(0, 128 + 9);
        }
        assertThat(kills).isPositive();
        assertThat(Files.readAllBytes(model)).isEqualTo(Files.readAllBytes(expected));
    }

    private static boolean hasCheckpoint(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".safetensors"));
        }
    }

    private Process start(Distribution lockstep, Path network, Path model, String backend, List<String> options)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                lockstep.launcher().toString(), "train", network.toString(), "--save", model.toString(), "--quiet"));
        command.addAll(List.of("--backend", backend));
        command.addAll(options);
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
    }
}
