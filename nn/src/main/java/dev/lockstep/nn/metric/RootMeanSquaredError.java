package dev.lockstep.nn.metric;

/** {@code root-mean-squared-error}: the square root of the mean of {@code (p - y)^2} over all numbers. */
public record RootMeanSquaredError() implements Metric {
    @Override
    public String label() {
        return "root-mean-squared-error";
    }

    @Override
    public boolean isOfClasses() {
        return false;
    }

    @Override
    public double of(Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.targets().length; i++) {
            double difference = predictions.predicted()[i] - predictions.targets()[i];
            sum += difference * difference;
        }
        return Math.sqrt(sum / predictions.targets().length);
    }
}
