package dev.lockstep.data;

/**
 * What becomes of the numbers of a column, x to {@code (x - shift) / divisor}, both found among the samples that are trained on.
 */
public enum Scaling {
    /** {@code none}: nothing. */
    NONE("none") {
        @Override
        double shift(ColumnSummary numbers) {
            return 0;
        }

        @Override
        double divisor(ColumnSummary numbers) {
            return 1;
        }
    },
    /**
     * {@code standardize}: the shift is the mean, the divisor the deviation, the square root of the mean of the squares of the differences from
     * the mean. Sums are contract sums: in blocks of 256, each from +0.0 on, the blocks' sums in order.
     */
    STANDARDIZE("standardize") {
        @Override
        double shift(ColumnSummary numbers) {
            return numbers.mean();
        }

        @Override
        double divisor(ColumnSummary numbers) {
            return numbers.deviation();
        }
    },
    /** {@code min-max}: the shift is the least number, the divisor the greatest less the least. */
    MIN_MAX("min-max") {
        @Override
        double shift(ColumnSummary numbers) {
            return numbers.least();
        }

        @Override
        double divisor(ColumnSummary numbers) {
            return numbers.greatest() - numbers.least();
        }
    };

    private final String label;

    Scaling(String label) {
        this.label = label;
    }

    /** The name in files. */
    public String label() {
        return label;
    }

    abstract double shift(ColumnSummary numbers);

    abstract double divisor(ColumnSummary numbers);
}
