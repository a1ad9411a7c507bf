package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What memory a run in mini-batches needs: twice its data of 123 MiB, while it is drawn and copied, and little more. */
class MemoryTest {
    private static final String NETWORK = """
            name: large
            title: More samples than a step needs
            dtype: float64
            random: {generator: numpy, seed: 0}
            data:
              inputs: {uniform: {shape: [20000, 784]}}
              targets: {uniform: {shape: [20000, 10]}}
            layers:
              - dense: {units: 64, activation: relu, weights: {normal: {scale: 0.05}}, bias: zeros}
              - dense: {units: 10, activation: linear, weights: {normal: {scale: 0.05}}, bias: zeros}
            loss:
              report: {mean: squared-error}
            optimizer: {sgd: {learning-rate: 0.01}}
            training: {epochs: 2, batch: 250}
            """;

    @TempDir
    private Path folder;

    private Path network;
    private Distribution distribution;

    @BeforeEach
    void writeNetwork() throws IOException {
        network = Files.writeString(folder.resolve("large.yaml"), NETWORK);
        distribution = Distribution.copyTo(folder.resolve("copy"));
    }

    @Test
    void isTwiceTheDataAndOneStep() throws Exception {
        ChildProcess run = train("-XX:+UseG1GC -Xmx280m");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void tooLittleIsSaidInOneLineWithTheRemedy() throws Exception {
        ChildProcess run = train("-XX:+UseG1GC -Xmx100m");

        assertThat(run.err())
                .startsWith("lockstep: out of memory (Java heap space): the JVM may use 100 MiB; ")
                .contains("LOCKSTEP_JAVA_OPTS=-Xmx")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void aCertificationWithTooLittleFailsNobody() throws Exception {
        ChildProcess run =
                distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx20m"), "certify", "--backend", "java", "--quiet");

        assertThat(run.err())
                .startsWith("lockstep: out of memory (Java heap space): ")
                .hasLineCount(1);
        assertThat(run.out()).doesNotContain("FAIL");
        assertThat(run.code()).isEqualTo(4);
    }

    private ChildProcess train(String memory) throws Exception {
        return distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", memory), "train", network.toString(), "--quiet");
    }
}
