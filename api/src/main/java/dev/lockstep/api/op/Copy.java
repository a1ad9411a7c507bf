package dev.lockstep.api.op;

/**
 * Moves elements without changing them: {@code out[to + i * toRowStep + j] = source[from + i * fromRowStep + j * fromColumnStep]} for
 * i below rows and j below columns, the elements of both counted row by row.
 *
 * <p>Transposing, reversing, cutting out rows or columns, putting matrices below or beside each other and overwriting rows are all of this kind. What
 * is not written of the result stays as it is. Source and result are different matrices.
 *
 * @param label what users call it
 */
public record Copy(
        String label, int from, int fromRowStep, int fromColumnStep, int to, int toRowStep, int rows, int columns)
        implements Operation {
    public Copy {
        boolean outside = from < 0 || to < 0 || fromColumnStep < 0 || from + (rows - 1L) * fromRowStep < 0;
        if (rows < 1 || columns < 1 || outside) {
            throw new IllegalArgumentException(label + ": nothing to copy, or from outside");
        }
        if (rows > 1 && toRowStep < columns) {
            throw new IllegalArgumentException(label + ": rows of the result overlap");
        }
    }

    /** The transpose of a matrix of this shape. */
    public static Copy transpose(int rows, int columns) {
        return new Copy("transpose", 0, 1, columns, 0, rows, columns, rows);
    }

    /** The rows of a matrix of this shape from the last to the first. */
    public static Copy reversal(int rows, int columns) {
        return new Copy("reverseRows", (rows - 1) * columns, -columns, 1, 0, columns, rows, columns);
    }

    /** A part of a matrix with this many columns as a matrix of its own. */
    public static Copy part(String label, int sourceColumns, int row, int column, int rows, int columns) {
        return new Copy(label, row * sourceColumns + column, sourceColumns, 1, 0, columns, rows, columns);
    }

    /** A matrix of this shape as a part of one with that many columns. */
    public static Copy into(String label, int rows, int columns, int resultColumns, int row, int column) {
        return new Copy(label, 0, columns, 1, row * resultColumns + column, resultColumns, rows, columns);
    }

    /** Rows of one matrix over rows of another with as many columns. */
    public static Copy rows(String label, int columns, int fromRow, int toRow, int rows) {
        return new Copy(label, fromRow * columns, columns, 1, toRow * columns, columns, rows, columns);
    }

    /** The place of the last element of the source that is read. */
    public long lastRead() {
        return from + (rows - 1L) * Math.max(0, fromRowStep) + (columns - 1L) * fromColumnStep;
    }

    /** How many elements are written. */
    public int count() {
        return rows * columns;
    }

    /** Whether whole rows follow each other without gaps in source and result. */
    public boolean isContiguous() {
        return fromColumnStep == 1 && (rows == 1 || fromRowStep == columns && toRowStep == columns);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.copy(this);
    }
}
