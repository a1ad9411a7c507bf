package dev.lockstep.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Start values of weights and biases in a network file, drawn at random from all that there are. */
final class RandomStarts {
    private static final List<String> OF_BOTH = List.of("normal", "uniform", "truncated-normal", "torch-linear");

    private static final List<String> OF_WEIGHTS = List.of(
            "xavier-uniform",
            "xavier-normal",
            "he-uniform",
            "he-normal",
            "lecun-uniform",
            "lecun-normal",
            "orthogonal");

    private static final List<String> LAYOUTS = List.of("", "layout: inputs-by-units", "layout: units-by-inputs");

    private final Random random;

    RandomStarts(Random random) {
        this.random = random;
    }

    String weights() {
        int kind = random.nextInt(OF_BOTH.size() + OF_WEIGHTS.size() + 2);
        if (kind < OF_BOTH.size()) {
            return drawn(OF_BOTH.get(kind));
        }
        int rule = kind - OF_BOTH.size();
        return rule < OF_WEIGHTS.size() ? drawn(OF_WEIGHTS.get(rule)) : pick(List.of("zeros", "{constant: 0.1}"));
    }

    String bias() {
        int kind = random.nextInt(OF_BOTH.size() + 3);
        return kind < OF_BOTH.size()
                ? drawn(OF_BOTH.get(kind))
                : List.of("false", "zeros", "{constant: 0.1}").get(kind - OF_BOTH.size());
    }

    private String drawn(String kind) {
        List<String> settings = new ArrayList<>(List.of(own(kind), pick(LAYOUTS), pick(List.of("", "seed: 3"))));
        settings.removeIf(String::isEmpty);
        return "{%s: {%s}}".formatted(kind, String.join(", ", settings));
    }

    /** Small, so that few losses grow without bound. */
    private static String own(String kind) {
        return switch (kind) {
            case "normal" -> "mean: 0.03, scale: 0.1";
            case "uniform" -> "low: -0.1, high: 0.1";
            case "truncated-normal" -> "scale: 0.1";
            case "orthogonal" -> "gain: 0.3";
            default -> "";
        };
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
