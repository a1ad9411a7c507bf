package dev.lockstep.data;

/** What is known of the numbers of a column, which come one after the other. */
final class ColumnSummary {
    private final BlockSum sum;
    private final BlockSum squares = new BlockSum(0);
    private int count;
    private double first;
    private boolean equal = true;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    /** Of no number yet. */
    ColumnSummary() {
        sum = new BlockSum(0);
    }

    /** Of numbers that were gone through, whose sum has no rounding in whatever order. */
    ColumnSummary(int count, double first, double least, double greatest, double exactSum) {
        this.count = count;
        this.first = first;
        this.least = least;
        this.greatest = greatest;
        equal = least == greatest;
        sum = new BlockSum(exactSum);
    }

    void add(double number) {
        if (count == 0) {
            first = number;
        }
        count++;
        equal &= number == first;
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
        sum.add(number);
    }

    /** Goes through the numbers once more, when their mean is known. */
    void addDifference(double number, double mean) {
        double difference = number - mean;
        squares.add(difference * difference);
    }

    int count() {
        return count;
    }

    /** Whether all numbers are equal; then they are {@link #first}. */
    boolean areEqual() {
        return equal;
    }

    double first() {
        return first;
    }

    double least() {
        return least;
    }

    double greatest() {
        return greatest;
    }

    double mean() {
        return sum.value() / count;
    }

    /** The square root of the mean of the squares of the differences. */
    double deviation() {
        return Math.sqrt(squares.value() / count);
    }
}
