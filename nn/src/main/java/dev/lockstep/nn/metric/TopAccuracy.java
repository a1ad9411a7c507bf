package dev.lockstep.nn.metric;

import dev.lockstep.api.LockstepException;

/**
 * {@code top-k-accuracy}: the share of the samples whose class is among the k highest outputs; of equal outputs the first counts as the
 * higher, and NaN as the highest.
 */
public record TopAccuracy(int k) implements Metric {
    public TopAccuracy {
        if (k < 1) {
            throw new LockstepException("top-k-accuracy: k must be at least 1, not " + k);
        }
    }

    @Override
    public String label() {
        return "top-" + k + "-accuracy";
    }

    @Override
    public boolean isOfClasses() {
        return true;
    }

    @Override
    public void requireOutputs(int outputs) {
        if (outputs <= k) {
            throw new LockstepException(label() + " needs more than " + k + " outputs, not " + outputs);
        }
    }

    @Override
    public double of(Predictions predictions) {
        requireOutputs(predictions.outputs());
        int right = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            right += higher(predictions, row) < k ? 1 : 0;
        }
        return (double) right / predictions.rows();
    }

    /** The number of outputs above that of the row's class. */
    private static int higher(Predictions predictions, int row) {
        int target = predictions.targetClass(row);
        int first = row * predictions.outputs();
        double own = predictions.predicted()[first + target];
        int higher = 0;
        for (int column = 0; column < predictions.outputs(); column++) {
            double other = predictions.predicted()[first + column];
            boolean above = !Double.isNaN(own) && !(other <= own) || column < target && sameRank(own, other);
            higher += column != target && above ? 1 : 0;
        }
        return higher;
    }

    private static boolean sameRank(double a, double b) {
        return a == b || Double.isNaN(a) && Double.isNaN(b);
    }
}
