package dev.lockstep.integration;

import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.util.stream.Stream;

/** A network with three batches an epoch, the last one shorter, with every optimiser, clipping, penalty and schedule. */
final class OptimizerNetworks {
    private static final String NETWORK = """
            name: optimizers
            title: A network for every optimiser
            random: {generator: numpy, seed: 11}
            data: {inputs: {normal: {shape: [23, 7]}}, targets: {uniform: {shape: [23, 3]}}}
            layers:
              - dense: {units: 19, activation: tanh, weights: {normal: {scale: 0.4}}, bias: zeros}
              - dense: {units: 3, weights: {normal: {scale: 0.4}}, bias: normal}
            loss: {report: {mean: squared-error}}
            optimizer: %s
            training: {epochs: 6, batch: 9%s}
            """;

    private OptimizerNetworks() {}

    /** One for each. */
    static Stream<DefinedNetwork> all() {
        Stream<String> optimizers = Stream.of(
                "{sgd: {learning-rate: 0.1, weight-decay: 0.03}}",
                "{momentum: {learning-rate: 0.1, momentum: 0.9, nesterov: true, weight-decay: 0.03}}",
                "{adam: {learning-rate: 0.1, weight-decay: 0.03, amsgrad: true, beta2: 0.7}}",
                "{adamw: {learning-rate: 0.1}}",
                "{adamw: {learning-rate: 0.1, weight-decay: 0.3, amsgrad: true, beta2: 0.7}}",
                "{rmsprop: {learning-rate: 0.1}}",
                "{rmsprop: {learning-rate: 0.1, alpha: 0.7, momentum: 0.6, centered: true, weight-decay: 0.03}}",
                "{adagrad: {learning-rate: 0.1}}",
                "{adagrad: {learning-rate: 0.1, learning-rate-decay: 0.3, initial-accumulator: 0.1, weight-decay: 0.03}}");
        Stream<String> settings = Stream.of(
                ", clip: {value: 0.01}",
                ", clip: {norm: 0.1}",
                ", penalty: {l1: 0.003, l2: 0.007}",
                ", penalty: {l1: 0.003, l2: 0.007, biases: true, reported: true}, clip: {norm: 0.1}",
                ", schedule: {step: {epochs: 2}}",
                ", schedule: {multi-step: {epochs: [1, 3], factor: 0.3}}",
                ", schedule: {exponential: {factor: 0.7}}",
                ", schedule: {cosine: {epochs: 4, minimum: 0.001}}",
                ", schedule: {cosine: {steps: 5}}",
                ", schedule: {one-cycle: {epochs: 6}}",
                ", schedule: {warm-up: {steps: 4, then: {exponential: {factor: 0.7}}}}",
                ", schedule: {plateau: {factor: 0.3, patience: 0, threshold: 0.2}}");
        return Stream.concat(
                        optimizers.map(optimizer -> NETWORK.formatted(optimizer, "")),
                        settings.map(each -> NETWORK.formatted("{sgd: {learning-rate: 0.1}}", each)))
                .map(file -> new DefinedNetwork(NetworkFileReader.parse("optimizers.yaml", file)));
    }
}
