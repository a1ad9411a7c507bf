package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroBatchesTest {
    @TempDir
    private Path folder;

    @Test
    void partsOfBlocksPrintWhatTheWholeBatchDoes() throws IOException {
        Run whole = train("batch: 700");
        Run parts = train("batch: 700, micro-batch: 256");
        assertThat(whole.code()).isZero();
        assertThat(losses(parts)).hasSize(2).isEqualTo(losses(whole));
        assertThat(parts.err()).isEmpty();
    }

    @Test
    void itIsSaidThatOtherPartsHaveOtherBits() throws IOException {
        Run run = train("batch: 700, micro-batch: 100");
        assertThat(run.code()).isZero();
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "micro-batches of 100 samples are no multiple of 256: their sums are added in"
                                + " another order than those of a batch at once, so the bits are others");
        assertThat(losses(run)).isNotEqualTo(losses(train("batch: 700")));
    }

    private static List<String> losses(Run run) {
        return run.out().lines().filter(line -> line.contains("LossBits")).toList();
    }

    private Run train(String batches) throws IOException {
        Path file = Files.writeString(folder.resolve("parts.yaml"), """
                name: parts
                title: Parts
                random: {generator: counter, seed: 3}
                data: {inputs: {normal: {shape: [700, 5]}}, targets: {uniform: {shape: [700, 2]}}}
                layers:
                  - dense: {units: 9, activation: tanh, weights: xavier-normal, bias: zeros}
                  - dense: {units: 2, weights: xavier-normal, bias: zeros}
                loss: {report: {sum: squared-error}}
                optimizer: {sgd: {learning-rate: 0.0001}}
                training: {epochs: 5, %s}
                """.formatted(batches));
        return Run.of("train", file.toString(), "--quiet", "--json");
    }
}
