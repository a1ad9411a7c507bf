package dev.lockstep.nn.metric;

/**
 * {@code r-squared}: of each column {@code 1 - sum((p - y)^2) / sum((y - m)^2)}, m being the mean of its targets, and the mean of these over
 * the columns. NaN where all targets of a column are equal.
 */
public record RSquared() implements Metric {
    @Override
    public String label() {
        return "r-squared";
    }

    @Override
    public boolean isOfClasses() {
        return false;
    }

    @Override
    public double of(Predictions predictions) {
        double sum = 0;
        for (int column = 0; column < predictions.outputs(); column++) {
            sum += ofColumn(predictions, column);
        }
        return sum / predictions.outputs();
    }

    private static double ofColumn(Predictions predictions, int column) {
        int rows = predictions.rows();
        double targets = 0;
        for (int row = 0; row < rows; row++) {
            targets += predictions.targets()[row * predictions.outputs() + column];
        }
        double mean = targets / rows;
        double unexplained = 0;
        double all = 0;
        for (int row = 0; row < rows; row++) {
            int place = row * predictions.outputs() + column;
            double target = predictions.targets()[place];
            double error = predictions.predicted()[place] - target;
            unexplained += error * error;
            all += (target - mean) * (target - mean);
        }
        return all == 0 ? Double.NaN : 1 - unexplained / all;
    }
}
