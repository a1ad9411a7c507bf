package dev.lockstep.nn.metric;

/**
 * How many samples of each class were predicted as each.
 *
 * @param counts a row for each class of the targets, a column for each predicted one
 */
public record ConfusionMatrix(int[][] counts) {
    public static ConfusionMatrix of(Predictions predictions) {
        int[][] counts = new int[predictions.classes()][predictions.classes()];
        for (int row = 0; row < predictions.rows(); row++) {
            counts[predictions.targetClass(row)][predictions.predictedClass(row)]++;
        }
        return new ConfusionMatrix(counts);
    }

    public int classes() {
        return counts.length;
    }

    /** The samples of a class that were predicted as it. */
    public int right(int label) {
        return counts[label][label];
    }

    /** The samples of a class. */
    public int samples(int label) {
        int sum = 0;
        for (int count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /** The samples predicted as a class. */
    public int predicted(int label) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[label];
        }
        return sum;
    }
}
