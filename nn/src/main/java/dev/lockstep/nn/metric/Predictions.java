package dev.lockstep.nn.metric;

import dev.lockstep.api.LockstepException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network made of a data set, and what it should have.
 *
 * <p>A row of several outputs stands for the class with the highest, the first among equals; NaN counts as the highest. A row of one output
 * stands for class 1 where it is above 0.5, else for class 0.
 *
 * @param outputs the number of columns
 * @param predicted row by row
 * @param targets row by row
 */
public record Predictions(int outputs, double[] predicted, double[] targets) {
    /** @throws LockstepException if the numbers are not whole rows, as many predicted as targets, and at least one */
    public Predictions {
        if (outputs < 1 || predicted.length == 0 || predicted.length % outputs != 0) {
            throw new LockstepException(predicted.length + " predicted numbers are no rows of " + outputs);
        }
        if (targets.length != predicted.length) {
            throw new LockstepException(predicted.length + " numbers are predicted, and there are " + targets.length
                    + " targets: they must be as many");
        }
    }

    /** The number of samples. */
    public int rows() {
        return predicted.length / outputs;
    }

    /** One of several columns by itself. */
    public Predictions column(int column) {
        return new Predictions(1, column(predicted, column), column(targets, column));
    }

    private double[] column(double[] values, int column) {
        double[] one = new double[rows()];
        for (int row = 0; row < one.length; row++) {
            one[row] = values[row * outputs + column];
        }
        return one;
    }

    /** Whether the targets stand for classes: all are 0 or 1, and of several columns one in each row is 1. */
    public boolean areClasses() {
        for (int row = 0; row < rows(); row++) {
            int ones = 0;
            for (int column = 0; column < outputs; column++) {
                double target = targets[row * outputs + column];
                if (target != 0 && target != 1) {
                    return false;
                }
                ones += (int) target;
            }
            if (outputs > 1 && ones != 1) {
                return false;
            }
        }
        return true;
    }

    /** The number of classes that rows stand for. */
    public int classes() {
        return Math.max(2, outputs);
    }

    /** The numbers of the classes as texts, for classes without names. */
    public List<String> numbers() {
        return IntStream.range(0, classes()).mapToObj(Integer::toString).toList();
    }

    /** The class that is predicted for a row. */
    public int predictedClass(int row) {
        return classOf(predicted, row);
    }

    /** The class that a row's targets stand for. */
    public int targetClass(int row) {
        return classOf(targets, row);
    }

    private int classOf(double[] values, int row) {
        int first = row * outputs;
        if (outputs == 1) {
            return values[first] > 0.5 ? 1 : 0;
        }
        int best = 0;
        for (int column = 1; column < outputs && !Double.isNaN(values[first + best]); column++) {
            if (!(values[first + column] <= values[first + best])) {
                best = column;
            }
        }
        return best;
    }
}
