package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A network file whose data are in a CSV file of 24 rows, and changes of its text. */
abstract class NetworkOfAFile {
    static final String NETWORK = """
            name: own
            title: Data in a file
            random: {generator: counter, seed: 3}
            data:
              file: own.csv
              target: kind
              scale: standardize
              validation: {share: 0.25, stratified: true}
            layers:
              - dense: {units: 2, activation: softmax, weights: he-normal, bias: zeros}
            loss: {report: {mean: softmax-cross-entropy}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 2}
            """;

    @TempDir
    Path folder;

    Path network;

    @BeforeEach
    void write() throws IOException {
        StringBuilder rows = new StringBuilder("x,kind\n");
        for (int i = 0; i < 24; i++) {
            rows.append(i * i).append(i < 8 ? ",few\n" : ",many\n");
        }
        Files.writeString(folder.resolve("own.csv"), rows);
        network = folder.resolve("own.yaml");
    }

    NetworkDefinition parse(String... change) {
        return NetworkFileReader.parse(network, text(change));
    }

    static String text(String... change) {
        String text = NETWORK;
        for (int i = 0; i < change.length; i += 2) {
            assertThat(text).contains(change[i]);
            text = text.replace(change[i], change[i + 1]);
        }
        return text;
    }

    void requireMistake(String message, String... change) {
        assertThatThrownBy(() -> parse(change))
                .isInstanceOfSatisfying(
                        NetworkFileException.class,
                        refusal -> assertThat(refusal.mistakes())
                                .anySatisfy(line -> assertThat(line)
                                        .startsWith(network + ":")
                                        .endsWith(message.substring(message.indexOf(' ') + 1))));
    }
}
