package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that are long where short ones are meant are refused in one line within seconds: patterns take neither a stack for each letter nor their squares. */
class LongTextsTest {
    private static final String NETWORK = """
            name: NAME
            title: A line
            data: DATA
            layers:
              - dense: {units: 1, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 1}
            """;

    private static final String NUMBERS = "{inputs: [[1], [2]], targets: [[2], [4]]}";

    @TempDir
    private Path folder;

    private Path network(String name, String data) throws IOException {
        return Files.writeString(
                folder.resolve("own.yaml"), NETWORK.replace("NAME", name).replace("DATA", data));
    }

    private static void refused(String reason, String... arguments) {
        Outcome outcome = Outcome.of(arguments);
        outcome.requireOneClearLine();
        assertThat(outcome.err()).contains(reason);
        assertThat(outcome.code()).isEqualTo(2);
    }

    @Test
    void namesOfNetworks() throws IOException {
        refused(
                "at most 40 characters",
                "train",
                network("a" + "-a".repeat(100_000), NUMBERS).toString());
    }

    @Test
    void placesInNetworks() throws IOException {
        refused(
                "is no place in a network file",
                "tune",
                network("own", NUMBERS).toString(),
                "--folds=2",
                "--grid=a" + ".a".repeat(50_000) + "=1");
    }

    @Test
    void headersOfArrays() throws IOException {
        for (String header :
                new String[] {"{" + " ".repeat(9_990), "{" + ", ".repeat(4_990), "{'descr': '" + "<".repeat(9_000)}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
            bytes.write(header.length());
            bytes.write(header.length() >> 8);
            bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
            Files.write(folder.resolve("own.npy"), bytes.toByteArray());

            refused(
                    "its header is none",
                    "train",
                    network("own", "{file: own.npy, target: '1'}").toString());
        }
    }

    @Test
    void listsOfAttributes() throws IOException {
        String attributes = IntStream.range(0, 60_000)
                .mapToObj(number -> "@attribute a" + number + " numeric\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("own.arff"), "@relation r\n" + attributes + "@data\n");

        refused(
                "more than 16384 attributes",
                "train",
                network("own", "{file: own.arff, target: a0}").toString());
    }
}
