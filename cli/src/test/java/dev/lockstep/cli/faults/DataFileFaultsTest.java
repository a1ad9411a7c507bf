package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged CSV files: each is trained on, or refused in lines that name it. */
class DataFileFaultsTest {
    private static final String NETWORK = """
            name: own
            title: Data in a file
            random: {generator: counter, seed: 3}
            data: {file: own.csv, target: kind, missing: impute, scale: standardize, validation: {share: 0.25}}
            layers:
              - dense: {units: 2, activation: softmax, weights: he-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 1}
            """;

    @TempDir
    private Path folder;

    private Path network;
    private byte[] data;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("length,colour,\"the, width\",kind\n");
        for (int i = 0; i < 12; i++) {
            rows.append(i * i)
                    .append(i % 3 == 0 ? ",\"pale\nblue\"," : ",NA,")
                    .append(i * 0.25)
                    .append(i < 5 ? ",few\n" : ",many\r\n");
        }
        data = rows.toString().getBytes(StandardCharsets.UTF_8);
        network = Files.writeString(folder.resolve("own.yaml"), NETWORK);
    }

    @Test
    void everyMutationIsTrainedOnOrRefusedInClearLines() throws IOException {
        Mutator mutator = new Mutator(Faults.SEED);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT; i++) {
            refused += refuses(mutator.mutate(data)) ? 1 : 0;
        }
        assertThat(refused).isBetween(Faults.COUNT / 20, Faults.COUNT * 19 / 20);
    }

    @Test
    void everyTruncationOfACompressedFileIsRefused() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(data);
        }
        byte[] whole = compressed.toByteArray();
        assertThat(refuses(whole)).isFalse();
        for (int length = 0; length < whole.length; length++) {
            assertThat(refuses(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isTrue();
        }
    }

    private boolean refuses(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("own.csv"), content);
        Outcome outcome = Outcome.of("train", network.toString(), "--quiet");
        outcome.requireHarmless();
        if (outcome.code() == 0) {
            return false;
        }
        outcome.requireClearLines();
        assertThat(outcome.code()).as(outcome.err()).isIn(1, 2);
        assertThat(outcome.err()).containsAnyOf(file.toString(), network + ":", "diverged");
        return true;
    }
}
