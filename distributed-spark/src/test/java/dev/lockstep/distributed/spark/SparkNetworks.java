package dev.lockstep.distributed.spark;

import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A network that has something to do for several workers: batches of 700, 700 and 600 samples. */
public final class SparkNetworks {
    static final String TEXT = """
            name: parts
            title: Batches of 700, 700 and 600 samples, in another order in each epoch
            random: {generator: counter, seed: 6}
            data:
              inputs: {normal: {shape: [2000, 7]}}
              targets: {row-sums-of-inputs: {plus: {normal: {scale: 0.1}}}}
              validation:
                inputs: {normal: {shape: [300, 7]}}
                targets: {row-sums-of-inputs: {plus: {normal: {scale: 0.1}}}}
            layers:
              - dense: {units: 9, activation: tanh, weights: xavier-normal, bias: zeros}
              - batch-norm
              - {dropout: {rate: 0.2}}
              - dense: {units: 1, activation: linear, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training:
              epochs: 3
              batch: 700
              shuffle: true
              penalty: {l2: 0.001}
              clip: {norm: 1}
            """;

    private static final String OF_FILE = """
            name: addressed
            title: Batches of 600 and 400 samples of a file
            random: {generator: counter, seed: 6}
            data: {file: ADDRESS, target: y}
            layers:
              - dense: {units: 5, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 1, activation: linear, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training: {epochs: 3, batch: 600, shuffle: true}
            """;

    private SparkNetworks() {}

    /** The text of a network whose data are in a file that {@link #numbers} wrote. */
    static String textOfFile(String nameOrAddress) {
        return OF_FILE.replace("ADDRESS", nameOrAddress);
    }

    /** Makes that network, with its file by an address. */
    static NetworkRecipe ofAddress(String address) {
        return new NetworkRecipe(
                NamedNetworkSource.class, NamedNetworkSource.ofFile(Path.of("own.yaml"), textOfFile(address)));
    }

    /** Writes 1,000 samples with the columns a, b and y; returns the file. */
    static Path numbers(Path file) throws IOException {
        Random random = new Random(8);
        StringBuilder rows = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 1000; row++) {
            int a = random.nextInt(1000);
            int b = random.nextInt(1000);
            rows.append(a + "e-3," + b + "e-3," + (a + b) + "e-3\n");
        }
        return Files.writeString(file, rows);
    }

    /** The argument for {@link NamedNetworkSource}. */
    public static String parts() {
        return NamedNetworkSource.ofFile(Path.of("parts.yaml"), TEXT);
    }
}
