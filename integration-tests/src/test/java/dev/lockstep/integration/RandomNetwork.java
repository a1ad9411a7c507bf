package dev.lockstep.integration;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Draws a network: its shapes, activations, losses, batches and dtype. */
final class RandomNetwork {
    private static final int MOST_SAMPLES = 90;
    private static final int MOST_LAYERS = 4;
    private static final int MOST_UNITS = 300;

    /** Kernels have paths of their own for operands as small as this. */
    private static final int FEW_UNITS = 8;

    private static final List<String> ACTIVATIONS =
            List.of("linear", "relu", "{relu: {slope-at-zero: 1}}", "tanh", "sigmoid");

    private static final List<String> FURTHER_ACTIVATIONS = List.of(
            "leaky-relu",
            "{leaky-relu: {slope: 0.3}}",
            "elu",
            "{elu: {alpha: 0.7}}",
            "gelu",
            "gelu-tanh",
            "silu",
            "softplus",
            "softsign",
            "softmax");

    private static final List<String> FURTHER_LOSSES =
            List.of("absolute-error", "huber", "{huber: {delta: 0.3}}", "poisson", "hinge");

    private static final List<String> FURTHER_WEIGHTS = List.of(
            "{uniform: {low: -0.1, high: 0.1}}",
            "{truncated-normal: {scale: 0.1}}",
            "{he-normal: {layout: units-by-inputs, seed: 3}}",
            "xavier-uniform",
            "torch-linear",
            "{constant: 0.1}",
            "{orthogonal: {gain: 0.3}}");

    private static final List<String> LOSSES = List.of("squared-error", "half-squared-error", "binary-cross-entropy");

    /** No number in them is exact in either dtype, so that every rounding of a product shows. */
    private static final List<String> OPTIMIZERS = List.of(
            "{sgd: {learning-rate: %s}}",
            "{momentum: {learning-rate: %s, momentum: 0.9}}",
            "{momentum: {learning-rate: %s, momentum: 0.9, nesterov: true}}",
            "{sgd: {learning-rate: %s, weight-decay: 0.03}}",
            "{adam: {learning-rate: %s}}",
            "{adam: {learning-rate: %s, weight-decay: 0.03, amsgrad: true}}",
            "{adamw: {learning-rate: %s, weight-decay: 0.3}}",
            "{rmsprop: {learning-rate: %s}}",
            "{rmsprop: {learning-rate: %s, momentum: 0.7, centered: true}}",
            "{adagrad: {learning-rate: %s, learning-rate-decay: 0.3}}");

    private static final List<String> CLIPPINGS = List.of("", ", clip: {value: 0.01}", ", clip: {norm: 0.3}");

    private static final List<String> PENALTIES =
            List.of("", ", penalty: {l2: 0.003}", ", penalty: {l1: 0.003, l2: 0.007, biases: true, reported: true}");

    private static final List<String> SCHEDULES = List.of(
            "",
            ", schedule: {exponential: {factor: 0.7}}",
            ", schedule: {cosine: {steps: 7, minimum: 0.001}}",
            ", schedule: {one-cycle: {epochs: 3}}",
            ", schedule: {warm-up: {steps: 2, then: {plateau: {factor: 0.3, patience: 0}}}}");

    private static final List<Reduction> REDUCTIONS = List.of(Reduction.values());

    private final Generator generator;
    private final Random random;

    /** Of what came later, so that the other draws stay as they are. */
    private final Random randomOfSamples;

    private final boolean further;

    private RandomNetwork(int seed, Generator generator, boolean further) {
        this.generator = generator;
        this.further = further;
        random = new Random(seed);
        randomOfSamples = new Random(~seed);
    }

    /** The network of a seed, which is always the same. */
    static DefinedNetwork of(int seed) {
        return of(seed, Generator.NUMPY);
    }

    /** The same network with the numbers of another generator. */
    static DefinedNetwork of(int seed, Generator generator) {
        return new DefinedNetwork(
                NetworkFileReader.parse("random.yaml", new RandomNetwork(seed, generator, false).file(seed)));
    }

    /** A network of a seed with the activations, losses and start values that the others do not have. */
    static DefinedNetwork further(int seed) {
        Generator generator = Generator.values()[seed % Generator.values().length];
        return new DefinedNetwork(
                NetworkFileReader.parse("random.yaml", new RandomNetwork(seed, generator, true).file(seed)));
    }

    private String file(int seed) {
        int samples = 1 + random.nextInt(MOST_SAMPLES);
        int depth = 1 + random.nextInt(MOST_LAYERS);
        boolean probabilities = random.nextInt(3) == 0;
        List<String> layers = new ArrayList<>();
        for (int layer = 1; layer < depth; layer++) {
            layers.add(layer(units(), pick(further ? FURTHER_ACTIVATIONS : ACTIVATIONS)));
        }
        int outputs = units();
        Reduction followed = pick(REDUCTIONS);
        String weights = RandomWeights.line(randomOfSamples, samples);
        layers.add(layer(outputs, last(probabilities)));
        return """
                name: random-%d
                title: A network drawn at random
                dtype: %s
                random: {generator: %s, seed: %d}
                data:
                  inputs: {normal: {shape: [%d, %d]}}
                  targets: {uniform: {shape: [%d, %d]}}
                %s
                layers:
                %s
                loss:
                  report: %s
                  follow: %s
                training: {epochs: 3, batch: %d%s%s%s%s}
                optimizer: %s
                """.formatted(
                seed,
                pick(List.of(DType.values())).label(),
                generator.label(),
                seed,
                samples,
                units(),
                samples,
                outputs,
                weights,
                String.join("\n", layers),
                loss(pick(REDUCTIONS), probabilities, outputs),
                loss(followed, probabilities, outputs),
                1 + random.nextInt(samples),
                randomOfSamples.nextBoolean() ? "" : ", micro-batch: " + (1 + randomOfSamples.nextInt(1 + samples / 5)),
                pick(CLIPPINGS),
                pick(PENALTIES),
                pick(SCHEDULES),
                pick(OPTIMIZERS).formatted(followed == Reduction.MEAN ? 0.1 : 0.001));
    }

    private String last(boolean probabilities) {
        if (further) {
            return probabilities ? "softmax" : pick(FURTHER_ACTIVATIONS);
        }
        return probabilities ? "sigmoid" : pick(ACTIVATIONS);
    }

    private int units() {
        return 1 + random.nextInt(random.nextBoolean() ? FEW_UNITS : MOST_UNITS);
    }

    private String layer(int units, String activation) {
        return "  - dense: {units: %d, activation: %s, weights: %s, bias: %s}"
                .formatted(
                        units,
                        activation,
                        further ? pick(FURTHER_WEIGHTS) : "{normal: {scale: 0.1}}",
                        pick(List.of("false", "zeros", "normal")));
    }

    private String loss(Reduction reduction, boolean ofProbabilities, int outputs) {
        if (further) {
            String weights = String.join(", ", Collections.nCopies(outputs, "0.7"));
            String entropy = pick(List.of(
                    "softmax-cross-entropy",
                    "{softmax-cross-entropy: {label-smoothing: 0.1}}",
                    "{softmax-cross-entropy: {label-smoothing: 0.1, class-weights: [" + weights + "]}}"));
            return "{%s: %s}".formatted(reduction.label(), ofProbabilities ? entropy : pick(FURTHER_LOSSES));
        }
        List<String> functions = LOSSES.subList(0, ofProbabilities ? 3 : 2);
        return "{%s: %s}".formatted(reduction.label(), pick(functions));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
