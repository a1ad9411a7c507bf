package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.documents.Verifier;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file of examples/ reproduces the figures of its document, and has the same bits on every backend. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("..", "examples");
    private static final Networks NETWORKS = new Networks();

    private static List<Backend> backends;

    @BeforeAll
    static void open() {
        backends = EveryBackend.open();
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void figuresAreReproduced(Path file) {
        List<Figure> figures =
                new Verifier(new Trainer(), NETWORKS).verify(backends.get(0), NETWORKS.find(file.toString()));
        assertThat(figures).isNotEmpty().allMatch(Figure::reproduced);
    }

    /** The backends have the bits of the first, on which the figures are reproduced. */
    @ParameterizedTest
    @MethodSource("files")
    void bitsAreTheSameOnEveryBackend(Path file) {
        Network network = NETWORKS.find(file.toString());
        ComparedNetwork compared = Trainings.compare(backends, network, TrainingOptions.NONE);
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java with 1 thread", mismatch))
                .isEmpty();
        assertThat(compared.result().diverged()).isFalse();
    }

    @Test
    void filesHaveTheNamesOfTheirNetworksAndAreInTheTable() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
        for (Path file : files()) {
            String name = file.getFileName().toString();
            assertThat(NETWORKS.find(file.toString()).name() + ".yaml").isEqualTo(name);
            assertThat(page).contains("| [" + name + "](" + name + ") |");
        }
    }
}
