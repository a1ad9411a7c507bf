package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A device without end in the place of a file is refused in one line, before memory is full of it. */
@EnabledOnOs(OS.LINUX)
class EndlessFilesTest {
    private static final Path ZERO = Path.of("/dev/zero");
    private static final String NETWORK = """
            name: own
            title: A line
            data: {inputs: [[1], [2]], targets: [[2], [4]]}
            layers:
              - dense: {units: 1, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 2}
            """;

    @TempDir
    private Path folder;

    private static void refused(String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        outcome.requireOneClearLine();
        assertThat(outcome.code()).as(outcome.line()).isEqualTo(2);
    }

    @Test
    void isNoInputOfAnyCommand() throws IOException {
        String zero = ZERO.toString();
        String network = Files.writeString(folder.resolve("own.yaml"), NETWORK).toString();
        String picture = folder.resolve("a.svg").toString();
        String model = folder.resolve("a.safetensors").toString();
        String onnx = Files.createSymbolicLink(folder.resolve("a.onnx"), ZERO).toString();
        String weights =
                Files.createSymbolicLink(folder.resolve("b.safetensors"), ZERO).toString();

        refused("train", zero);
        refused("tune", zero, "--folds", "2");
        refused("verify", zero);
        refused("replay", zero);
        refused("diff", zero, zero);
        refused("plot", zero, "-o", picture);
        refused("predict", zero, "--input", network);
        refused("inspect", zero);
        refused("import", onnx, "--network", network, "--save", model);
        refused("import", weights, "--network", network, "--save", model);
    }

    @Test
    void isNoCheckpoint() throws IOException {
        String network = Files.writeString(folder.resolve("own.yaml"), NETWORK).toString();
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Files.createSymbolicLink(kept.resolve("epoch-0000000001-batch-0000000000.safetensors"), ZERO);

        refused("train", network, "--resume", kept.toString());
    }

    /** Nobody writes to it. */
    @Test
    void aPipeIsNoFolder() throws IOException, InterruptedException {
        String network = Files.writeString(folder.resolve("own.yaml"), NETWORK).toString();
        String record = folder.resolve("run.json").toString();
        String pipe = folder.resolve("pipe").toString();
        assertThat(Outcome.of("record", network, "-o", record).code()).isZero();
        assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();

        refused("train", network, "--resume", pipe);
        refused("train", network, "--checkpoint", pipe);
        refused("train", network, "--tensorboard", pipe);
        refused("train", pipe + "/own.yaml");
        refused("replay", record, "--from", "1", "--checkpoints", pipe);
    }
}
