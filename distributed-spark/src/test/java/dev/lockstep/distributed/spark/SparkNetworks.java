package dev.lockstep.distributed.spark;

import dev.lockstep.distributed.worker.NamedNetworkSource;
import java.nio.file.Path;

/** A network that has something to do for several workers: batches of 700, 700 and 600 samples. */
final class SparkNetworks {
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

    private SparkNetworks() {}

    /** The argument for {@link NamedNetworkSource}. */
    static String parts() {
        return NamedNetworkSource.ofFile(Path.of("parts.yaml"), TEXT);
    }
}
