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
            List.of("linear", "{relu: {slope-at-zero: 0}}", "{relu: {slope-at-zero: 1}}", "tanh", "sigmoid");

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

    private final RandomStarts starts;
    private final boolean further;

    private RandomNetwork(int seed, Generator generator, boolean further) {
        this.generator = generator;
        this.further = further;
        random = new Random(seed);
        randomOfSamples = new Random(~seed);
        starts = new RandomStarts(random);
    }

    /** The network of a seed, which is always the same. */
    static DefinedNetwork of(int seed) {
        return of(seed, Generator.NUMPY);
    }

    /** The same network with the numbers of another generator. */
    static DefinedNetwork of(int seed, Generator generator) {
        return network(text(seed, generator));
    }

    /** A network of a seed with the activations, losses, start values, optimisers and schedules that the others do not have. */
    static DefinedNetwork further(int seed) {
        return network(furtherText(seed));
    }

    /** The network file of a seed. */
    static String text(int seed, Generator generator) {
        return new RandomNetwork(seed, generator, false).file(seed);
    }

    /** The network file of a further network. */
    static String furtherText(int seed) {
        Generator generator = Generator.values()[seed % Generator.values().length];
        return new RandomNetwork(seed, generator, true).file(seed);
    }

    private static DefinedNetwork network(String text) {
        return new DefinedNetwork(NetworkFileReader.parse("random.yaml", text));
    }

    private String file(int seed) {
        int samples = 1 + random.nextInt(MOST_SAMPLES);
        int depth = 1 + random.nextInt(MOST_LAYERS);
        boolean probabilities = random.nextInt(3) == 0;
        List<String> layers = new ArrayList<>();
        for (int layer = 1; layer < depth; layer++) {
            layers.add(layer(units(), pick(further ? FurtherKinds.ACTIVATIONS : ACTIVATIONS)));
        }
        int outputs = units();
        Reduction followed = pick(REDUCTIONS);
        String weights = RandomWeights.line(randomOfSamples, samples);
        String last = last(probabilities);
        layers.add(layer(outputs, last));
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
                training: {epochs: 3, batch: %s%s%s%s%s}
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
                loss(pick(REDUCTIONS), probabilities, last, outputs),
                loss(followed, probabilities, last, outputs),
                batch(samples),
                randomOfSamples.nextBoolean() ? "" : ", micro-batch: " + (1 + randomOfSamples.nextInt(1 + samples / 5)),
                pick(CLIPPINGS),
                pick(PENALTIES),
                schedule(),
                pick(further ? FurtherKinds.OPTIMIZERS : OPTIMIZERS)
                        .formatted(followed == Reduction.MEAN ? 0.1 : 0.001));
    }

    private String last(boolean probabilities) {
        if (further) {
            return pick(probabilities ? List.of("softmax", "sigmoid") : FurtherKinds.ACTIVATIONS);
        }
        return probabilities ? "sigmoid" : pick(ACTIVATIONS);
    }

    private String batch(int samples) {
        int batch = 1 + random.nextInt(samples);
        return further && batch == samples ? "all" : String.valueOf(batch);
    }

    private String schedule() {
        return further ? ", schedule: " + pick(FurtherKinds.SCHEDULES) : pick(SCHEDULES);
    }

    private int units() {
        return 1 + random.nextInt(random.nextBoolean() ? FEW_UNITS : MOST_UNITS);
    }

    private String layer(int units, String activation) {
        String weights = further ? starts.weights() : "{normal: {scale: 0.1}}";
        String bias = further ? starts.bias() : pick(List.of("false", "zeros", "normal"));
        return "  - dense: {units: %d, activation: %s, weights: %s, bias: %s}"
                .formatted(units, activation, weights, bias);
    }

    private String loss(Reduction reduction, boolean ofProbabilities, String last, int outputs) {
        return "{%s: %s}"
                .formatted(
                        reduction.label(),
                        further
                                ? furtherLoss(ofProbabilities, last, outputs)
                                : pick(LOSSES.subList(0, ofProbabilities ? 3 : 2)));
    }

    private String furtherLoss(boolean ofProbabilities, String last, int outputs) {
        if (!ofProbabilities) {
            return pick(FurtherKinds.LOSSES);
        }
        return pick(last.equals("sigmoid") ? FurtherKinds.LOSSES_OF_SIGMOID : FurtherKinds.LOSSES_OF_SOFTMAX)
                .formatted(String.join(", ", Collections.nCopies(outputs, "0.7")));
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
