package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.api.dtype.DType;
import org.junit.jupiter.api.Test;

/** Rows, columns, indices, maxima, products in batches and random numbers: values and errors. */
class OperationsOnPartsTest {
    private final Backend backend = new OpenBackend("fake", new FakeKernels());
    private final Matrix a = backend.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}, {10, 11, 12}});

    @Test
    void cuts_out_rows_and_columns() {
        assertIs(a.rows(1, 2), 2, 3, 4, 5, 6, 7, 8, 9);
        assertIs(a.rows(0, 4), 4, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertIs(a.columns(1, 2), 4, 2, 2, 3, 5, 6, 8, 9, 11, 12);
        assertIs(a.columns(2, 1), 4, 1, 3, 6, 9, 12);
    }

    @Test
    void refuses_parts_that_lie_outside() {
        int[][] calls = {
            {0, 0}, {0, -1}, {-1, 1}, {4, 1}, {3, 2}, {0, 5}, {Integer.MAX_VALUE, 1}, {1, Integer.MAX_VALUE}
        };
        for (int[] call : calls) {
            assertShapeError(
                    "rows: the 4x3 matrix has no " + call[1] + " rows from " + call[0], () -> a.rows(call[0], call[1]));
            assertShapeError(
                    "columns: the 4x3 matrix has no " + call[1] + " columns from " + call[0],
                    () -> a.columns(call[0], call[1]));
        }
        assertShapeError("columns: the 4x3 matrix has no 1 columns from 3", () -> a.columns(3, 1));
    }

    @Test
    void sets_a_part() {
        a.setPart(1, 1, row(-1, -2).reshape(2, 1));
        assertIs(a, 4, 3, 1, 2, 3, 4, -1, 6, 7, -2, 9, 10, 11, 12);
        a.setPart(3, 0, row(0, 0, 0));
        assertIs(a.rows(3, 1), 1, 3, 0, 0, 0);
    }

    @Test
    void sets_no_part_that_does_not_fit() {
        int[][] places = {{-1, 0}, {0, -1}, {4, 0}, {0, 2}, {Integer.MAX_VALUE, 0}, {0, Integer.MAX_VALUE}};
        for (int[] place : places) {
            assertShapeError(
                    "setPart: the shapes 4x3 and 1x2 do not fit: it does not go to row " + place[0] + ", column "
                            + place[1] + " of the first",
                    () -> a.setPart(place[0], place[1], row(1, 2)));
        }
        assertShapeError("setPart: the shapes 4x3 and 4x3 do not fit: it takes two matrices", () -> a.setPart(0, 0, a));
    }

    @Test
    void gathers_rows() {
        assertIs(a.gatherRows(row(3, 0, -1, 3)), 4, 3, 10, 11, 12, 1, 2, 3, 0, 0, 0, 10, 11, 12);
        assertIs(a.gatherRows(row(1, 2).reshape(2, 1)), 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void scatters_rows() {
        assertIs(a.scatterAddRows(row(1, 1, 5, 0), 3), 3, 3, 10, 11, 12, 5, 7, 9, 0, 0, 0);
        assertShapeError(
                "scatterAddRows: the shapes 4x3 and 1x3 do not fit: there must be an index for each row of the first",
                () -> a.scatterAddRows(row(0, 1, 2), 3));
        assertShapeError("scatterAddRows: rows must be at least 1, not 0", () -> a.scatterAddRows(row(0, 1, 2, 3), 0));
    }

    @Test
    void numbers_no_more_places_in_float32_than_it_has_whole_numbers() {
        int most = 1 << 24;
        Matrix zero = backend.zeros(DType.FLOAT32, 1, 1);
        assertThat(zero.scatterAddRows(zero, most).rows()).isEqualTo(most);
        assertShapeError(
                "scatterAddRows: 16777217 places are more than the 16777216 that a float32 can number",
                () -> zero.scatterAddRows(zero, most + 1));
        Matrix large = backend.zeros(DType.FLOAT32, most + 1, 1);
        String reason = ": 16777217 places are more than the 16777216 that a float32 can number";
        assertShapeError("gatherRows" + reason, () -> large.gatherRows(zero));
        assertShapeError("columnMaximumIndices" + reason, large::columnMaximumIndices);
        Matrix wide = large.reshape(1, most + 1);
        assertShapeError("rowMaximumIndices" + reason, wide::rowMaximumIndices);
    }

    @Test
    void puts_matrices_together() {
        assertIs(backend.concatenateRows(row(1, 2), row(3, 4, 5, 6).reshape(2, 2)), 3, 2, 1, 2, 3, 4, 5, 6);
        assertIs(backend.concatenateColumns(row(1, 2), row(3), row(4, 5)), 1, 5, 1, 2, 3, 4, 5);
        assertIs(backend.concatenateRows(row(1, 2)), 1, 2, 1, 2);
        assertIs(backend.concatenateColumns(a, a.columns(0, 1)).rows(0, 1), 1, 4, 1, 2, 3, 1);
    }

    @Test
    void puts_no_matrices_together_that_do_not_fit() {
        assertShapeError(
                "concatenateRows: the shapes 4x3 and 1x2 do not fit: they must have equal widths",
                () -> backend.concatenateRows(a, a, row(1, 2)));
        assertShapeError(
                "concatenateColumns: the shapes 4x3 and 1x3 do not fit: they must have equal heights",
                () -> backend.concatenateColumns(a, row(1, 2, 3)));
        assertError("concatenateRows: the other matrix is null", () -> backend.concatenateRows(a, null, a));
        assertError("concatenateRows: the other matrix is null", () -> backend.concatenateRows(null, a));
        assertError("concatenateColumns: there is no matrix", backend::concatenateColumns);
        assertError("concatenateRows: there is no matrix", () -> backend.concatenateRows((Matrix[]) null));
        Matrix of32 = backend.zeros(DType.FLOAT32, 4, 3);
        assertError(
                "concatenateRows: the 4x3 float64 on backend fake and the 4x3 float32 on backend fake differ in dtype",
                () -> backend.concatenateRows(a, of32));
    }

    @Test
    void finds_maxima_and_where_they_stand_first() {
        Matrix b = backend.matrix(new double[][] {{1, 7, 7}, {Double.NaN, 9, Double.NaN}, {-0.0, 0.0, -1}});
        assertIs(b.rowMaxima(), 3, 1, 7, Double.NaN, 0.0);
        assertIs(b.columnMaxima(), 1, 3, Double.NaN, 9, Double.NaN);
        assertIs(b.rowMaximumIndices(), 3, 1, 1, 0, 1);
        assertIs(b.columnMaximumIndices(), 1, 3, 1, 1, 1);
    }

    @Test
    void multiplies_in_batches() {
        Matrix b = backend.matrix(new double[][] {{1, 0}, {0, 1}, {1, 1}, {2, 0}, {0, 2}, {2, 2}});
        assertIs(a.batchMatmul(2, false, b, false), 4, 2, 4, 5, 10, 11, 32, 34, 44, 46);
        assertIs(a.batchMatmul(2, true, a, false).rows(0, 1), 1, 3, 17, 22, 27);
        assertIs(a.batchMatmul(4, false, a, true), 4, 1, 14, 77, 194, 365);
    }

    @Test
    void multiplies_no_batches_that_do_not_fit() {
        assertShapeError(
                "matmul: the shapes 4x3 and 4x3 do not fit: the rows are no multiples of 3",
                () -> a.batchMatmul(3, false, a, false));
        assertShapeError(
                "matmul: the shapes 4x3 and 4x3 do not fit: the inner sizes are 3 and 2",
                () -> a.batchMatmul(2, false, a, false));
        assertShapeError("batchMatmul: batches must be at least 1, not 0", () -> a.batchMatmul(0, false, a, false));
    }

    @Test
    void passes_on_what_becomes_of_rows() {
        assertIs(row(3, 4).cumulativeSums(1), 1, 2, 103, 104);
        assertIs(row(3, 4).remainingSums(2), 1, 2, 1203, 1204);
        assertIs(row(3, 4).transposeParts(1), 1, 2, 2103, 2104);
        assertShapeError(
                "cumulativeSums: the columns of the 1x3 matrix are no multiple of 2",
                () -> row(1, 2, 3).cumulativeSums(2));
        assertShapeError(
                "remainingSums: the width must be at least 1, not 0",
                () -> row(1, 2, 3).remainingSums(0));
    }

    @Test
    void passes_on_what_random_numbers_are_made_of() {
        assertIs(row(3, 4).randomUniform(2, 2, 7, 5), 2, 2, 7534, 7534.125, 7534.25, 7534.375);
        assertShapeError(
                "randomUniform: the position is 1x3, not two elements",
                () -> row(1, 2, 3).randomUniform(1, 1, 0, 0));
        assertShapeError(
                "randomUniform: rows and columns must be at least 1, not 0x1",
                () -> row(1, 2).randomUniform(0, 1, 0, 0));
    }

    private Matrix row(double... values) {
        return backend.matrix(DType.FLOAT64, 1, values.length, values);
    }

    private static void assertIs(Matrix actual, int rows, int columns, double... values) {
        assertThat(actual.rows()).isEqualTo(rows);
        assertThat(actual.columns()).isEqualTo(columns);
        assertThat(actual.toArray()).containsExactly(values);
    }

    private static void assertError(String message, Runnable call) {
        Errors.assertError(message, call);
    }

    private static void assertShapeError(String message, Runnable call) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(call::run).withMessage(message);
    }
}
