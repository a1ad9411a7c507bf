package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Damaged files of arrays and ARFF files, and networks with such data: each is trained on, or refused in clear lines. */
class ArrayFileFaultsTest {
    private static final String NETWORK = """
            name: own
            title: Data in a file
            random: {generator: counter, seed: 3}
            data:
              file: own.ending
              target: "3"
              missing: impute
              scale: standardize
              columns: {"1": {clip: {quantiles: [0.1, 0.9]}, logarithm: log1p}, "2": {clip: [-1, 9], scale: min-max}}
              stream: false
              validation: {share: 0.25}
            layers:
              - dense: {units: 1, weights: he-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.001}}
            training: {epochs: 1}
            """;
    private static final int ROWS = 12;

    @TempDir
    private Path folder;

    private Path network;

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("own.npy"), npy());
        Files.write(folder.resolve("own.npz"), npz());
        Files.write(folder.resolve("own.idx"), idx());
        Files.write(folder.resolve("own.arff"), arff());
        network = folder.resolve("own.yaml");
    }

    private static byte[] npy() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + ROWS + ", 3), }\n";
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + ROWS * 24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < ROWS; i++) {
            bytes.putDouble(i * i).putDouble(i % 4 == 1 ? Double.NaN : i * 0.5).putDouble(i % 3);
        }
        return bytes.array();
    }

    private static byte[] npz() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("x.npy"));
            zip.write(npy());
        }
        return bytes.toByteArray();
    }

    private static byte[] idx() {
        ByteBuffer bytes = ByteBuffer.allocate(12 + 3 * ROWS)
                .put(new byte[] {0, 0, 8, 2})
                .putInt(ROWS)
                .putInt(3);
        for (int i = 0; i < ROWS; i++) {
            bytes.put((byte) (i * 20)).put((byte) (i % 5)).put((byte) (i % 3));
        }
        return bytes.array();
    }

    private static byte[] arff() {
        StringBuilder text =
                new StringBuilder("% twelve rows\n@relation 'a b'\n@attribute 1 numeric\n@attribute 2 real\n"
                        + "@attribute kind {x, 'y z'}\n@attribute 3 integer\n@data\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i * i).append(i % 4 == 1 ? ",?," : "," + i * 0.5 + ",");
            text.append(i % 2 == 0 ? "x," : "'y z', ").append(i % 3).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({"npy,false", "npy,true", "npz,false", "npz,true", "idx,false", "idx,true", "arff,false"})
    void everyMutationIsTrainedOnOrRefusedInClearLines(String ending, boolean streamed) throws IOException {
        Files.writeString(
                network, NETWORK.replace("own.ending", "own." + ending).replace("false", "" + streamed));
        Path data = folder.resolve("own." + ending);
        byte[] whole = Files.readAllBytes(data);
        assertThat(refuses()).isFalse();
        Mutator mutator = new Mutator(Faults.SEED);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT / 4; i++) {
            Files.write(data, mutator.mutate(whole));
            refused += refuses() ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(Faults.COUNT / 20);
    }

    private boolean refuses() throws IOException {
        Outcome outcome = Outcome.of("train", network.toString(), "--quiet");
        outcome.requireHarmless();
        if (outcome.code() == 0) {
            return false;
        }
        outcome.requireClearLines();
        assertThat(outcome.code()).as(outcome.err()).isIn(1, 2);
        return true;
    }

    @Test
    void everyMutationOfTheNetworkIsTrainedOnOrRefusedInClearLines() throws IOException {
        byte[] whole = NETWORK.replace("own.ending", "own.npy").getBytes(StandardCharsets.UTF_8);
        Mutator mutator = new Mutator(Faults.SEED);
        for (int i = 0; i < Faults.COUNT; i++) {
            Files.write(network, mutator.mutate(whole));
            Outcome outcome = Outcome.of("train", network.toString(), "--quiet");
            outcome.requireHarmless();
            if (outcome.code() != 0) {
                outcome.requireClearLines();
                assertThat(outcome.code()).as(outcome.err()).isIn(1, 2);
            }
        }
    }
}
