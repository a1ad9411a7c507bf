package dev.lockstep.models.network;

/** Reads the {@code share} of a {@code validation}. */
final class ShareParser {
    private ShareParser() {}

    static ValidationSource parse(YamlNode node, ValueSource targets, boolean stratified, DrawingRules rules) {
        ValidationSource.Share share = new ValidationSource.Share(Numbers.fraction(node, "'share'"), stratified);
        int samples = targets.rows();
        int trained = share.trainingSamples(targets);
        if (trained == 0 || trained == samples) {
            throw node.location()
                    .error("this share of " + Text.count(samples, "sample") + " leaves " + trained
                            + " to train on: both parts need at least one");
        }
        rules.drawsAlways(node.location(), "the samples of validation");
        return share;
    }
}
