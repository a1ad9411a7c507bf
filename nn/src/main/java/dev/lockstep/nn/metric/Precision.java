package dev.lockstep.nn.metric;

/**
 * {@code precision}: the share of the samples predicted as a class that are of it; 0 where that divides by 0. Of two classes that of class 1, of more the mean over the
 * classes.
 */
public record Precision() implements Metric {
    @Override
    public String label() {
        return "precision";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        return PerClass.mean(
                predictions, (confusion, label) -> PerClass.ratio(confusion.right(label), confusion.predicted(label)));
    }
}
