package dev.lockstep.api;

/** Checks shapes and words the errors. */
final class Shapes {
    /** The longest array that every JVM can make. */
    static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private Shapes() {}

    static String describe(int rows, int columns) {
        return rows + "x" + columns;
    }

    static void requireSize(String operation, int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new ShapeException(
                    operation + ": rows and columns must be at least 1, not " + describe(rows, columns));
        }
        if ((long) rows * columns > MOST_ELEMENTS) {
            throw new ShapeException(operation + ": " + describe(rows, columns) + " is " + (long) rows * columns
                    + " elements, more than the " + MOST_ELEMENTS + " of an array");
        }
    }

    static void requireValues(String operation, int rows, int columns, double[] values) {
        requireSize(operation, rows, columns);
        if (values == null) {
            throw new LockstepException(
                    operation + ": the values of the " + describe(rows, columns) + " matrix are null");
        }
        if (rows * columns != values.length) {
            throw new ShapeException(operation + ": " + describe(rows, columns) + " takes " + rows * columns
                    + " values, not " + values.length);
        }
    }

    static ShapeException mismatch(String operation, Matrix a, Matrix b, String reason) {
        return new ShapeException(operation + ": the shapes " + describe(a.rows(), a.columns()) + " and "
                + describe(b.rows(), b.columns()) + " do not fit: " + reason);
    }

    static void requireSame(String operation, Matrix a, Matrix b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            throw mismatch(operation, a, b, "they must be equal");
        }
    }

    /** Whether b can stand for a matrix of a's shape: the same shape, a row, a column or a single element of it. */
    static boolean covers(Matrix a, Matrix b) {
        return (b.rows() == a.rows() || b.rows() == 1) && (b.columns() == a.columns() || b.columns() == 1);
    }

    static double[] flatten(double[][] rows) {
        requireRows(rows);
        int columns = rows.length == 0 ? 0 : rows[0].length;
        requireSize("matrix", rows.length, columns);
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new ShapeException(
                        "matrix: row 0 has " + columns + " values, row " + i + " has " + rows[i].length);
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return values;
    }

    private static void requireRows(double[][] rows) {
        if (rows == null) {
            throw new LockstepException("matrix: the rows are null");
        }
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                throw new LockstepException("matrix: row " + i + " of " + rows.length + " is null");
            }
        }
    }
}
