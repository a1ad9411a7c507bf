package dev.lockstep.nn.metric;

/** {@code accuracy}: the share of the samples whose class is predicted. */
public record Accuracy() implements Metric {
    @Override
    public String label() {
        return "accuracy";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public double of(Predictions predictions) {
        int right = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            right += predictions.predictedClass(row) == predictions.targetClass(row) ? 1 : 0;
        }
        return (double) right / predictions.rows();
    }
}
