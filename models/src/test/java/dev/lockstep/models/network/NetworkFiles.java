package dev.lockstep.models.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Network files for tests, as text. */
final class NetworkFiles {
    /** A correct file with most of the keys; tests change one thing in it. */
    static final String SMALL = """
            name: small
            title: A small network
            random: {generator: numpy, seed: 5}
            data:
              inputs: [[0, 1], [2, 3]]
              targets: [[0], [1]]
            layers:
              - dense:
                  units: 3
                  activation: tanh
                  weights: normal
                  bias: [0, 0.5, -1e-3]
              - dense: {units: 1, activation: sigmoid, weights: [[1], [2], [3]], bias: false}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 10, batch: all}
            document:
              source: A document
              losses: {first-epoch: 1, decimals: 3, printed: {1: 0.250, 10: .2}}
            """;

    private NetworkFiles() {}

    static NetworkDefinition parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    static NetworkDefinition parse(byte[] bytes) {
        try {
            return NetworkFileReader.read("small.yaml", new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
