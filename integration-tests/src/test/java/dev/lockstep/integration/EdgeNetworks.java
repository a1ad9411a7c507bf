package dev.lockstep.integration;

import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.util.List;
import java.util.stream.Stream;

/** Networks that meet what networks drawn at random hardly do: more samples than a block, sums of exactly zero, zeros of both signs. */
final class EdgeNetworks {
    private static final String MANY_SAMPLES = """
            name: many-samples
            title: More samples than two blocks of a sum; the value of cross-entropy
            random: {generator: numpy, seed: 5}
            data: {inputs: {normal: {shape: [601, 3]}}, targets: {uniform: {shape: [601, 1]}}}
            layers:
              - dense: {units: 1, activation: sigmoid, weights: normal, bias: normal}
            loss: {report: {sum: binary-cross-entropy}, follow: {mean: binary-cross-entropy}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 5}
            """;

    private static final String ONE_AT_A_TIME = """
            name: one-at-a-time
            title: A batch for each sample; the mean of cross-entropy, and PyTorch's numbers in every kind of table
            random: {generator: torch, seed: 4294967295}
            data: {inputs: {uniform: {shape: [5, 3]}}, targets: {uniform: {shape: [5, 4]}}}
            layers:
              - dense: {units: 5, activation: tanh, weights: {normal: {scale: 0.3}}, bias: normal}
              - dense: {units: 4, activation: sigmoid, weights: {normal: {scale: 0.7}}, bias: {normal: {scale: 0.1}}}
            loss: {report: {mean: binary-cross-entropy}}
            optimizer: {sgd: {learning-rate: 0.3}}
            training: {epochs: 4, batch: 1}
            """;

    private static final String ROW_SUMS = """
            name: row-sums
            title: Targets that are sums without noise
            random: {generator: torch, seed: 3}
            data: {inputs: {normal: {shape: [9, 7], scale: 0.1}}, targets: {row-sums-of-inputs: {}}}
            layers:
              - dense: {units: 1, weights: zeros, bias: zeros}
            loss: {report: {mean: half-squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 4, batch: 4}
            """;

    private static final String SUMS_OF_ZERO = """
            name: sums-of-zero
            title: ReLU where its input is exactly zero
            data: {inputs: [[1, 2], [3, -1]], targets: [[1], [2]]}
            layers:
              - dense: {units: 2, activation: %s, weights: zeros, bias: zeros}
              - dense: {units: 1, weights: [[0.5], [-0.25]], bias: [0.1]}
            loss: {report: {sum: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 3}
            """;

    /** The gradient of the bias underflows to -0.0; added to the state of an optimiser, +0.0 at first, it is +0.0. */
    private static final String NEGATIVE_ZERO = """
            name: negative-zero
            title: A bias of -0.0 less a gradient of -0.0
            dtype: float64
            data: {inputs: [[0]], targets: [[5e-324, 5e-324]]}
            layers:
              - dense: {units: 2, weights: zeros, bias: [-0.0, 0.0]}
            loss: {report: {mean: half-squared-error}}
            optimizer: %s
            training: {epochs: 1}
            """;

    private EdgeNetworks() {}

    static Stream<DefinedNetwork> all() {
        return List.of(
                        MANY_SAMPLES,
                        ONE_AT_A_TIME,
                        ROW_SUMS,
                        SUMS_OF_ZERO.formatted("relu"),
                        SUMS_OF_ZERO.formatted("{relu: {slope-at-zero: 1}}"),
                        NEGATIVE_ZERO.formatted("{sgd: {learning-rate: 1}}"),
                        NEGATIVE_ZERO.formatted("{momentum: {learning-rate: 1, momentum: 0.9}}"),
                        NEGATIVE_ZERO.formatted("{momentum: {learning-rate: 1, momentum: 0.9, nesterov: true}}"),
                        NEGATIVE_ZERO.formatted("{adam: {learning-rate: 1}}"))
                .stream()
                .map(file -> new DefinedNetwork(NetworkFileReader.parse("edge.yaml", file)));
    }
}
