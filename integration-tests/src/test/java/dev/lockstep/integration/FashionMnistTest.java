package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.models.file.ModelFile;
import dev.lockstep.trainer.model.TrainedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example on Fashion-MNIST, in a JVM whose memory the data do not fit into. One epoch is trained, or as many as {@code lockstep.fashion.epochs} says; the files
 * are those of Debian's package, or lie in the folder {@code lockstep.fashion.folder}.
 */
class FashionMnistTest {
    private static final String INSTALLED = "/usr/share/datasets/fashion-mnist";
    private static final Path EXAMPLE = Path.of("..", "examples", "fashion-mnist");
    private static final int EPOCHS = Integer.getInteger("lockstep.fashion.epochs", 1);
    private static final String DATA = System.getProperty("lockstep.fashion.folder", INSTALLED);

    @TempDir
    private Path folder;

    private Distribution distribution;
    private String network;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(Files.isDirectory(Path.of(DATA)), "there is no folder " + DATA + ", that of dataset-fashion-mnist");
        distribution = Distribution.archived();
        network = Files.readString(EXAMPLE.resolve("fashion-mnist.yaml")).replace(INSTALLED, DATA);
    }

    /** Trains and returns the accuracy; 88 of 100 images must be told right after ten epochs, 84 after one. */
    private String train(String name, String text, String heap, String backend)
            throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), text);
        ChildProcess trained = distribution.run(
                Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx" + heap),
                "train",
                file.toString(),
                "--quiet",
                "--save",
                model(name),
                "--backend",
                backend,
                "--epochs",
                Integer.toString(EPOCHS));
        assertThat(trained.code()).as(trained.err()).isZero();
        Matcher accuracy = Pattern.compile("accuracy ([0-9.]+)").matcher(trained.out());
        assertThat(accuracy.find()).as(trained.out()).isTrue();
        assertThat(Double.parseDouble(accuracy.group(1))).isGreaterThanOrEqualTo(EPOCHS < 10 ? 0.84 : 0.88);
        return accuracy.group(1);
    }

    private String model(String name) {
        return folder.resolve(name + ".safetensors").toString();
    }

    private String digest(String name) throws IOException {
        return Optional.ofNullable(ModelFile.load(Path.of(model(name))).texts().get(TrainedModel.RESULT))
                .orElseThrow();
    }

    @Test
    void streamedInLittleMemoryItHasTheBitsOfTrainingInMemory() throws IOException, InterruptedException {
        String inMemory = network.replace("stream: true", "stream: false");
        assertThat(inMemory).isNotEqualTo(network);
        String accuracy = train("streamed", network, "128m", "java");
        assertThat(train("whole", inMemory, "512m", "blas")).isEqualTo(accuracy);
        assertThat(digest("streamed")).isEqualTo(digest("whole"));
        ChildProcess evaluated = distribution.run(
                Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx128m"),
                "evaluate",
                model("streamed"),
                "--data",
                DATA + "/t10k-images-idx3-ubyte.gz",
                "--target",
                DATA + "/t10k-labels-idx1-ubyte.gz",
                "--stream");
        assertThat(evaluated.out()).as(evaluated.err()).contains(accuracy);
        Path tooLarge = folder.resolve("whole.yaml");
        ChildProcess refused =
                distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx128m"), "train", tooLarge.toString(), "--quiet");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err()).contains("does not fit into memory").contains("'stream: true'");
    }
}
