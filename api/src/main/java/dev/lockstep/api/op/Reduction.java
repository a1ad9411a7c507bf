package dev.lockstep.api.op;

/** What is left of an operand a, m x n, when its rows, its columns or all elements become one. */
public enum Reduction implements Operation {
    /**
     * The sum of each row, m x 1: {@code out[i] = +0.0}; in each block of 256 terms {@code s = +0.0}, then {@code s = s + a[i,j]} for j
     * ascending; then {@code out[i] = out[i] + s}, blocks ascending.
     */
    ROW_SUMS("rowSums"),
    /** The sum of each column, 1 x n, rounded as {@link #ROW_SUMS}. */
    COLUMN_SUMS("columnSums"),
    /** The sum of all elements, 1 x 1: the {@link #COLUMN_SUMS column sum} of the {@link #ROW_SUMS row sums}. */
    SUM("sum"),
    /** The largest element of each row, m x 1; NaN if there is one, and +0.0 is larger than -0.0. */
    ROW_MAXIMA("rowMaxima"),
    /** The largest element of each column, 1 x n, chosen as {@link #ROW_MAXIMA}. */
    COLUMN_MAXIMA("columnMaxima"),
    /** Where in its row each of the {@link #ROW_MAXIMA} stands first, counted from 0, m x 1; a NaN is larger than every number. */
    ROW_MAXIMUM_INDICES("rowMaximumIndices"),
    /** Where in its column each of the {@link #COLUMN_MAXIMA} stands first, counted from 0, 1 x n. */
    COLUMN_MAXIMUM_INDICES("columnMaximumIndices");

    private final String label;

    Reduction(String label) {
        this.label = label;
    }

    /** How many rows are left of so many. */
    public int rows(int rows) {
        return switch (this) {
            case ROW_SUMS, ROW_MAXIMA, ROW_MAXIMUM_INDICES -> rows;
            case COLUMN_SUMS, COLUMN_MAXIMA, COLUMN_MAXIMUM_INDICES, SUM -> 1;
        };
    }

    /** How many columns are left of so many. */
    public int columns(int columns) {
        return switch (this) {
            case COLUMN_SUMS, COLUMN_MAXIMA, COLUMN_MAXIMUM_INDICES -> columns;
            case ROW_SUMS, ROW_MAXIMA, ROW_MAXIMUM_INDICES, SUM -> 1;
        };
    }

    /** Whether the result says where elements stand, not what they are. */
    public boolean givesIndices() {
        return this == ROW_MAXIMUM_INDICES || this == COLUMN_MAXIMUM_INDICES;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reduction(this);
    }
}
