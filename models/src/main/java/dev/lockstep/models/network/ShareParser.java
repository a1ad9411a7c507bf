package dev.lockstep.models.network;

/** Reads the {@code share} of a {@code validation}. */
final class ShareParser {
    private ShareParser() {}

    static ValidationSource parse(YamlNode node, ValueSource targets, boolean stratified, DrawingRules rules) {
        return checked(node, new ValidationSource.Share(share(node), stratified), targets, rules);
    }

    /** @param groups that of each sample */
    static ValidationSource parseOfGroups(YamlNode node, ValueSource targets, int[] groups, DrawingRules rules) {
        return checked(node, new ValidationSource.Groups(share(node), groups), targets, rules);
    }

    static double share(YamlNode node) {
        return Numbers.fraction(node, "'share'");
    }

    private static ValidationSource checked(
            YamlNode node, ValidationSource source, ValueSource targets, DrawingRules rules) {
        int samples = targets.rows();
        int trained = source.trainingSamples(targets);
        if (trained == 0 || trained == samples) {
            throw node.location()
                    .error("this share of " + Text.count(samples, "sample") + " leaves " + trained
                            + " to train on: both parts need at least one");
        }
        rules.drawsAlways(node.location(), "the samples of validation");
        return source;
    }
}
