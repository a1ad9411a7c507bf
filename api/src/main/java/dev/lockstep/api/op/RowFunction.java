package dev.lockstep.api.op;

/**
 * What becomes of each row of an operand by itself: the result has the operand's shape, and every row of it follows from the row at its
 * place.
 *
 * <p>A row is taken as a small matrix x of {@code width} columns, row by row, such as the features of one step after those of another; the
 * width divides the row's length.
 *
 * @param rule what becomes of a row
 * @param width the columns of the small matrix
 */
public record RowFunction(Rule rule, int width) implements Operation {
    public RowFunction {
        if (width < 1) {
            throw new IllegalArgumentException(rule.label + ": the width must be at least 1, not " + width);
        }
    }

    /** What becomes of the small matrix x, r x width, of a row; every backend computes each of them. */
    public enum Rule {
        CUMULATIVE_SUMS("cumulativeSums", "`y[0,j] = x[0,j]`, then `y[i,j] = y[i-1,j] + x[i,j]` for i ascending"),
        REMAINING_SUMS("remainingSums", "`y[r-1,j] = x[r-1,j]`, then `y[i,j] = y[i+1,j] + x[i,j]` for i descending"),
        TRANSPOSED_PARTS(
                "transposeParts",
                "`y[k] = x[k mod r, floor(k / r)]`, the transpose of x row by row; it moves elements and changes none");

        private final String label;
        private final String text;

        Rule(String label, String text) {
            this.label = label;
            this.text = text;
        }

        /** What users call it. */
        public String label() {
            return label;
        }

        /** The row y of the result, in the order of its roundings. */
        public String text() {
            return text;
        }
    }

    @Override
    public String label() {
        return rule.label;
    }

    @Override
    public String description() {
        return label() + " (width " + width + ")";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.rowFunction(this);
    }
}
