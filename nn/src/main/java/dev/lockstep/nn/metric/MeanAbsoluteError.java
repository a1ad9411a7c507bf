package dev.lockstep.nn.metric;

/** {@code mean-absolute-error}: the mean of {@code |p - y|} over all numbers. */
public record MeanAbsoluteError() implements Metric {
    @Override
    public String label() {
        return "mean-absolute-error";
    }

    @Override
    public boolean isOfClasses() {
        return false;
    }

    @Override
    public double of(Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.targets().length; i++) {
            sum += Math.abs(predictions.predicted()[i] - predictions.targets()[i]);
        }
        return sum / predictions.targets().length;
    }
}
