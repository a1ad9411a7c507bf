package dev.lockstep.nn.metric;

/**
 * {@code recall}: the share of the samples of a class that are predicted as it; 0 where that divides by 0. Of two classes that of class 1, of more the mean over the
 * classes.
 */
public record Recall() implements Metric {
    @Override
    public String label() {
        return "recall";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        return PerClass.mean(
                predictions, (confusion, label) -> PerClass.ratio(confusion.right(label), confusion.samples(label)));
    }
}
