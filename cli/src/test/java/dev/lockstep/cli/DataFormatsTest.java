package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of images in IDX files, in memory and streamed. */
class DataFormatsTest {
    private static final String NETWORK = """
            name: images
            title: Bright or dark
            dtype: float32
            random: {generator: counter, seed: 4}
            data:
              file: train-images-idx3-ubyte.gz
              target: {file: train-labels-idx1-ubyte}
              kind: classes
              scale: min-max
              stream: STREAM
              validation: {file: test-images-idx3-ubyte.gz, target: {file: test-labels-idx1-ubyte}}
            layers:
              - dense: {units: 4, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 2, activation: softmax, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {adam: {learning-rate: 0.05}}
            training: {epochs: 5, batch: 8, shuffle: true, early-stopping: {patience: 3}}
            """;

    @TempDir
    private Path folder;

    private Path model;
    private Path images;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        model = folder.resolve("images.safetensors");
        writeSamples("train", 43);
        writeSamples("test", 11);
        images = folder.resolve("test-images-idx3-ubyte.gz");
        labels = folder.resolve("test-labels-idx1-ubyte");
    }

    private void writeSamples(String name, int count) throws IOException {
        byte[] pixels = new byte[16 + 6 * count];
        System.arraycopy(new byte[] {0, 0, 8, 3, 0, 0, 0, (byte) count, 0, 0, 0, 2, 0, 0, 0, 3}, 0, pixels, 0, 16);
        byte[] classes = new byte[8 + count];
        System.arraycopy(new byte[] {0, 0, 8, 1, 0, 0, 0, (byte) count}, 0, classes, 0, 8);
        for (int i = 0; i < count; i++) {
            classes[8 + i] = (byte) (3 + i % 2);
            for (int pixel = 0; pixel < 6; pixel++) {
                pixels[16 + 6 * i + pixel] = (byte) (i % 2 * 140 + (i * 31 + pixel * 17) % 100);
            }
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(pixels);
        }
        Files.write(folder.resolve(name + "-images-idx3-ubyte.gz"), packed.toByteArray());
        Files.write(folder.resolve(name + "-labels-idx1-ubyte"), classes);
    }

    private String train(boolean streamed) throws IOException {
        Path network =
                Files.writeString(folder.resolve("images.yaml"), NETWORK.replace("STREAM", Boolean.toString(streamed)));
        Run trained = Run.of("train", network.toString(), "--save", model.toString());
        assertThat(trained.err()).isEmpty();
        assertThat(trained.out()).contains(", accuracy ");
        return Run.of("inspect", model.toString())
                .out()
                .lines()
                .filter(line -> line.startsWith("result-sha256"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aStreamedModelHasTheBitsOfThatInMemoryAndIsVerifiedByTheFolderOfItsFiles() throws IOException {
        String inMemory = train(false);
        assertThat(train(true)).isEqualTo(inMemory);
        for (String backend : List.of("java", "blas", "opencl")) {
            Run verified = Run.of("verify-model", model.toString(), "--data", folder.toString(), "--backend", backend);
            assertThat(verified.out()).startsWith("images: identical, trained again on " + backend);
        }
        byte[] bytes = Files.readAllBytes(labels);
        bytes[8] = 4;
        Files.write(labels, bytes);
        Run other = Run.of("verify-model", model.toString(), "--data", folder.toString());
        assertThat(other.err()).contains("is not the file that the model was trained on: its SHA-256 is another");
        assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void predictsAndEvaluatesTheSameStreamedOrNot() throws IOException {
        train(true);
        Run predicted = Run.of("predict", model.toString(), "--input", images.toString());
        assertThat(predicted.err()).isEmpty();
        assertThat(predicted.out().lines().toList()).hasSize(12).first().isEqualTo("prediction,3,4");
        assertThat(Run.of("predict", model.toString(), "--input", images.toString(), "--stream")
                        .out())
                .isEqualTo(predicted.out());
        Run evaluated =
                Run.of("evaluate", model.toString(), "--data", images.toString(), "--target", labels.toString());
        assertThat(evaluated.err()).isEmpty();
        assertThat(evaluated.out()).contains("accuracy").contains("samples");
        assertThat(Run.of(
                                "evaluate",
                                model.toString(),
                                "--data",
                                images.toString(),
                                "--target",
                                labels.toString(),
                                "--stream")
                        .out())
                .isEqualTo(evaluated.out());
        Path plain = Files.copy(labels, folder.resolve("labels.bin"));
        Run unknown = Run.of("evaluate", model.toString(), "--data", images.toString(), "--target", plain.toString());
        assertThat(unknown.err())
                .isEqualToIgnoringNewLines("lockstep: " + plain
                        + " is read as csv for its name, and begins as a file of idx: say so, as in 'format: idx'");
        assertThat(Run.of(
                                "evaluate",
                                model.toString(),
                                "--data",
                                images.toString(),
                                "--target",
                                plain.toString(),
                                "--format",
                                "idx")
                        .out())
                .isEqualTo(evaluated.out());
    }
}
