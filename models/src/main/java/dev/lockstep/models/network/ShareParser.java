package dev.lockstep.models.network;

/** Reads the {@code share} of a {@code validation}. */
final class ShareParser {
    private ShareParser() {}

    /** How much; its samples are drawn. */
    static double share(YamlNode node, DrawingRules rules) {
        rules.drawsAlways(node.location(), "the samples of validation");
        return Numbers.fraction(node, "'share'");
    }

    /** Requires that something is left to train on, and something else not. */
    static ValidationSource checked(YamlNode node, ValidationSource source, ValueSource targets) {
        int samples = targets.rows();
        int trained = source.trainingSamples(targets);
        if (trained == 0 || trained == samples) {
            throw node.location()
                    .error("this share of " + Text.count(samples, "sample") + " leaves " + trained
                            + " to train on: both parts need at least one"
                            + (source instanceof ValidationSource.Groups ? ", and a group is in one of them" : ""));
        }
        return source;
    }
}
