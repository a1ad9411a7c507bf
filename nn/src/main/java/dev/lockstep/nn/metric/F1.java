package dev.lockstep.nn.metric;

/**
 * {@code f1}: {@code 2 r / (s + p)}, of s samples of a class, p predicted as it, r both; 0 where that divides by 0. Of two classes that of class 1, of more the mean over the
 * classes.
 */
public record F1() implements Metric {
    @Override
    public String label() {
        return "f1";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        return PerClass.mean(
                predictions,
                (confusion, label) -> PerClass.ratio(
                        2.0 * confusion.right(label), confusion.samples(label) + confusion.predicted(label)));
    }
}
