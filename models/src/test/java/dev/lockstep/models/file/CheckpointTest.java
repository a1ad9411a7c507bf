package dev.lockstep.models.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void loadsWhatItSaved(DType dtype) {
        Path file = folder.resolve("checkpoint.safetensors");
        Checkpoint saved = Examples.checkpoint(dtype, 2);
        saved.save(file);
        Checkpoint loaded = Checkpoint.load(file);

        assertThat(loaded).usingRecursiveComparison().isEqualTo(saved);
        assertThat(loaded.sha256()).isEqualTo(saved.sha256());
        assertThat(loaded.series().keySet()).containsExactly(Checkpoint.LOSSES, Checkpoint.BATCH_LOSSES);
    }

    @Test
    void aChangedBitOfAnyPartHasAnotherHash() {
        assertThat(Examples.checkpoint(DType.FLOAT64, 2).sha256())
                .isNotEqualTo(Examples.checkpoint(DType.FLOAT64, 3).sha256())
                .isNotEqualTo(Examples.checkpoint(DType.FLOAT32, 2).sha256());
    }

    @Test
    void damageIsRefused() throws IOException {
        Path file = folder.resolve("checkpoint.safetensors");
        Examples.checkpoint(DType.FLOAT64, 2).save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int place = 0; place < whole.length; place++) {
            byte[] changed = whole.clone();
            changed[place]++;
            assertThatThrownBy(() -> SealedFile.parse("it", changed, "lockstep-checkpoint"))
                    .isInstanceOf(ModelFileException.class);
        }
    }

    @Test
    void keepsTheLastOnes() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("run"), 2);
        assertThat(checkpoints.latest()).isEmpty();
        for (int epoch = 8; epoch <= 11; epoch++) {
            checkpoints.save(Examples.checkpoint(DType.FLOAT64, epoch));
        }
        Files.createFile(folder.resolve("run/notes.txt"));

        assertThat(names())
                .containsExactly(
                        "epoch-0000000010-batch-0000000000.safetensors",
                        "epoch-0000000011-batch-0000000000.safetensors",
                        "notes.txt");
        assertThat(Checkpoint.load(checkpoints.latest().orElseThrow()).epoch()).isEqualTo(11);
    }

    @Test
    void neverRemovesTheOneJustWritten() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("run"), 1);
        checkpoints.save(Examples.checkpoint(DType.FLOAT64, 9));
        checkpoints.save(Examples.checkpoint(DType.FLOAT64, 3));

        assertThat(names()).containsExactly("epoch-0000000003-batch-0000000000.safetensors");
    }

    @Test
    void aDamagedLatestOneIsRefusedAndNotPassedOver() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("run"), 3);
        checkpoints.save(Examples.checkpoint(DType.FLOAT64, 1));
        Path last = checkpoints.save(Examples.checkpoint(DType.FLOAT64, 2));
        byte[] bytes = Files.readAllBytes(last);
        bytes[bytes.length - 1] ^= 1;
        Files.write(last, bytes);

        assertThatThrownBy(() -> Checkpoint.load(checkpoints.latest().orElseThrow()))
                .hasMessage(last + ": damaged: its SHA-256 is not the one that it holds");
    }

    @Test
    void aProcessThatIsKilledLeavesWholeCheckpoints() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        Path run = folder.resolve("run");
        for (int kill = 0; kill < 8; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            EndlessCheckpoints.class.getName(),
                            run.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(process.getInputStream().read()).isEqualTo('.');
            Thread.sleep(random.nextInt(1, 60));
            process.destroyForcibly().waitFor();

            List<String> whole = names().stream()
                    .filter(name -> !name.startsWith(".lockstep-"))
                    .toList();
            assertThat(whole).isNotEmpty().hasSizeLessThanOrEqualTo(3);
            whole.forEach(name -> Checkpoint.load(run.resolve(name)));
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
