package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;

/** Checks shapes and words the errors. */
final class Shapes {
    /** The longest array that every JVM can make. */
    static final int MOST_ELEMENTS = Integer.MAX_VALUE - 8;

    private Shapes() {}

    static String describe(int rows, int columns) {
        return rows + "x" + columns;
    }

    static String describe(Matrix matrix) {
        return describe(matrix.rows(), matrix.columns());
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

    static void requireCount(String operation, String what, int count) {
        if (count < 1) {
            throw new ShapeException(operation + ": " + what + " must be at least 1, not " + count);
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

    static void requirePart(String operation, Matrix matrix, int first, double[] values, int from, int count) {
        requirePart(operation, matrix, first, values == null ? -1 : values.length, from, count);
    }

    static void requirePart(String operation, Matrix matrix, int first, float[] values, int from, int count) {
        requirePart(operation, matrix, first, values == null ? -1 : values.length, from, count);
        if (matrix.dtype() != DType.FLOAT32) {
            throw new LockstepException(operation + ": the " + describe(matrix) + " matrix is of "
                    + matrix.dtype().label() + ", whose elements are no floats");
        }
    }

    /** @param length of the array; negative if there is none */
    private static void requirePart(String operation, Matrix matrix, int first, int length, int from, int count) {
        if (length < 0) {
            throw new LockstepException(operation + ": the values of the " + describe(matrix) + " matrix are null");
        }
        if (count < 0 || first < 0 || first > matrix.length() - count || from < 0 || from > length - count) {
            throw new ShapeException(operation + ": " + count + " elements of the " + describe(matrix)
                    + " matrix from place " + first + " on and " + length + " values from place " + from
                    + " on do not fit");
        }
    }

    static ShapeException mismatch(String operation, Matrix a, Matrix b, String reason) {
        return new ShapeException(
                operation + ": the shapes " + describe(a) + " and " + describe(b) + " do not fit: " + reason);
    }

    static void requireSame(String operation, Matrix a, Matrix b) {
        if (b != null && (a.rows() != b.rows() || a.columns() != b.columns())) {
            throw mismatch(operation, a, b, "they must be equal");
        }
    }

    static void requireElement(String operation, Matrix a, Matrix b, String name) {
        if (b != null && b.length() != 1) {
            throw mismatch(operation, a, b, "the " + name + " must be 1x1");
        }
    }

    /** Checks that a part of a matrix's rows or columns is inside. */
    static void requireRange(String operation, Matrix a, String unit, int size, int from, int count) {
        if (count < 1 || from < 0 || from > size - count) {
            throw new ShapeException(
                    operation + ": the " + describe(a) + " matrix has no " + count + " " + unit + " from " + from);
        }
    }

    /** Checks that rows of the source go over rows of the target. */
    static void requireRows(String operation, Matrix target, int row, Matrix source, int sourceRow, int count) {
        if (source == null) {
            return;
        }
        if (source.columns() != target.columns()) {
            throw mismatch(operation, target, source, "it takes two matrices of equal width");
        }
        if (count < 1 || row < 0 || sourceRow < 0 || row > target.rows() - count || sourceRow > source.rows() - count) {
            throw mismatch(
                    operation, target, source, count + " rows from row " + sourceRow + " do not go to row " + row);
        }
    }

    /** Checks that the source fits into the target at a place. */
    static void requirePart(String operation, Matrix target, int row, int column, Matrix source) {
        if (source == null) {
            throw new LockstepException(operation + ": the other matrix is null");
        }
        if (row < 0
                || column < 0
                || row > target.rows() - source.rows()
                || column > target.columns() - source.columns()) {
            throw mismatch(
                    operation, target, source, "it does not go to row " + row + ", column " + column + " of the first");
        }
    }

    /** Checks that there is a first matrix to put others to. */
    static void requireFirst(String operation, Matrix[] parts) {
        if (parts == null || parts.length == 0) {
            throw new LockstepException(operation + ": there is no matrix");
        }
        if (parts[0] == null) {
            throw new LockstepException(operation + ": the other matrix is null");
        }
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
