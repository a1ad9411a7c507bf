package dev.lockstep.integration;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Network files of a seed, with layers of every kind one after another and in each other, and all ways to go about samples. */
final class RandomLayers {
    private static final int MOST_SAMPLES = 600;
    private static final int MOST_UNITS = 40;
    private static final int DEEPEST = 2;

    private static final List<String> SCALES = List.of(
            "",
            "  scale-targets: standardize",
            "  scale-targets: {logarithm: log1p, scale: min-max}",
            "  scale-targets: {logarithm: log, scale: standardize}",
            "  scale-targets: log");

    /** Targets that several samples have. */
    private static final List<String> TARGETS = List.of("[0.3, 0.7]", "[0.9, 0.7]", "[0.1, 0.5]");

    private final Random random;

    /** Of what came later, so that the other draws stay as they are. */
    private final Random randomOfSamples;

    /** Of settings, for the same reason. */
    private final Random randomOfSettings;

    private RandomLayers(int seed) {
        random = new Random(seed);
        randomOfSettings = new Random(31L * seed + 1);
        randomOfSamples = new Random(~seed);
    }

    /** The network of a seed, which is always the same. */
    static DefinedNetwork of(int seed) {
        return new DefinedNetwork(NetworkFileReader.parse("layers.yaml", text(seed)));
    }

    /** The network file of a seed. */
    static String text(int seed) {
        return new RandomLayers(seed).file(seed);
    }

    /** The same with the numbers of another generator. */
    static DefinedNetwork of(int seed, Generator generator) {
        String text = text(seed).replace("generator: numpy", "generator: " + generator.label());
        return new DefinedNetwork(NetworkFileReader.parse("layers.yaml", text));
    }

    private String file(int seed) {
        int samples = 20 + random.nextInt(MOST_SAMPLES);
        boolean validation = random.nextBoolean();
        List<String> layers = layers(0);
        int batch = 2 + random.nextInt(samples / 2);
        layers.add("{dense: {units: 2, activation: tanh, weights: {normal: {scale: 0.2}}, bias: normal}}");
        return """
                name: layers-%d
                title: Layers drawn at random
                dtype: %s
                random: {generator: numpy, seed: %d}
                data:
                  inputs: {normal: {shape: [%d, 5]}}
                  targets: %s
                %s
                %s
                %s
                layers: [%s]
                loss: {report: {mean: squared-error}}
                training: {epochs: 4, batch: %d%s, shuffle: %s, drop-last: true%s}
                optimizer: %s
                """.formatted(
                seed,
                pick(List.of(DType.values())).label(),
                seed,
                samples,
                targets(samples),
                RandomWeights.line(randomOfSamples, samples),
                SCALES.get(randomOfSamples.nextInt(SCALES.size())),
                validation ? "  validation: {share: 0.3}" : "",
                String.join(", ", layers),
                batch,
                random.nextInt(3) > 0 ? "" : ", micro-batch: " + (1 + random.nextInt(batch)),
                random.nextBoolean(),
                validation ? ", early-stopping: " + setting("{patience: 2}", "{patience: 2, improvement: 0.001}") : "",
                pick(List.of("{sgd: {learning-rate: 0.1}}", "{adam: {learning-rate: 0.01}}")));
    }

    private String targets(int samples) {
        if (randomOfSamples.nextBoolean()) {
            return "{uniform: {shape: [%d, 2]}}".formatted(samples);
        }
        return IntStream.range(0, samples)
                .mapToObj(sample -> TARGETS.get(randomOfSamples.nextInt(TARGETS.size())))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private List<String> layers(int depth) {
        List<String> layers = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            layers.add(layer(depth));
        }
        return layers;
    }

    private String layer(int depth) {
        int kinds = depth == DEEPEST ? 5 : 8;
        return switch (random.nextInt(kinds)) {
            case 0, 1 ->
                "{dense: {units: %d, activation: relu, weights: {normal: {scale: 0.3}}, bias: %s}}"
                        .formatted(
                                1 + random.nextInt(MOST_UNITS),
                                pick(List.of("false", "zeros", "normal", "normal, bias-first: true")));
            case 2 -> setting("batch-norm", "{batch-norm: {epsilon: 0.001, momentum: 0.3}}");
            case 3 -> setting("layer-norm", "{layer-norm: {epsilon: 0.001}}");
            case 4 -> "{dropout: {rate: 0.%d}}".formatted(random.nextInt(10));
            case 5 -> "{residual: [batch-norm, sigmoid, {dropout: {rate: 0.5}}]}";
            case 6 -> "{branches: [%s, %s]}".formatted(layers(depth + 1), layers(depth + 1));
            case 7 -> "{frozen: %s}".formatted(layer(depth + 1));
            default -> throw new AssertionError();
        };
    }

    /** The usual, one time in two. */
    private String setting(String usual, String other) {
        return randomOfSettings.nextBoolean() ? usual : other;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
