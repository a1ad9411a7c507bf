package dev.lockstep.nn.metric;

import dev.lockstep.api.LockstepException;
import java.util.Arrays;

/**
 * {@code roc-auc}: the area under the receiver operating characteristic, of one output, or two of which the second counts: of all pairs of a
 * sample of class 1 and one of class 0, the share in which the first has the higher output, equal ones counting half. NaN where a class has
 * no sample or an output is NaN.
 */
public record RocAuc() implements Metric {
    @Override
    public String label() {
        return "roc-auc";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public void requireOutputs(int outputs) {
        if (outputs > 2) {
            throw new LockstepException("roc-auc is made for two classes, not " + outputs);
        }
    }

    @Override
    public double of(Predictions predictions) {
        int outputs = predictions.outputs();
        requireOutputs(outputs);
        double[][] scores = new double[2][predictions.rows()];
        int[] counts = new int[2];
        for (int row = 0; row < predictions.rows(); row++) {
            double score = predictions.predicted()[row * outputs + outputs - 1];
            if (Double.isNaN(score)) {
                return Double.NaN;
            }
            int label = predictions.targetClass(row);
            scores[label][counts[label]++] = score + 0.0;
        }
        if (counts[0] == 0 || counts[1] == 0) {
            return Double.NaN;
        }
        double[] negatives = Arrays.copyOf(scores[0], counts[0]);
        Arrays.sort(negatives);
        long halves = 0;
        for (double positive : Arrays.copyOf(scores[1], counts[1])) {
            halves += below(negatives, positive, false) + below(negatives, positive, true);
        }
        return halves / (2.0 * counts[0] * counts[1]);
    }

    /** How many of the sorted numbers are below another, or equal to it. */
    private static int below(double[] sorted, double number, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < number || orEqual && sorted[middle] == number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
