package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackendTest {
    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);

    @Test
    void makes_a_matrix_from_values_row_by_row() {
        Matrix matrix = backend.matrix(DType.FLOAT64, 2, 3, 1, 2, 3, 4, 5, 0.1);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
        assertThat(matrix.dtype()).isSameAs(DType.FLOAT64);
        assertThat(matrix.backend()).isSameAs(backend);
        assertThat(matrix.toArray()).containsExactly(1, 2, 3, 4, 5, 0.1);
        assertThat(matrix).hasToString("2x3 float64 on backend fake");
    }

    @Test
    void rounds_the_values_of_a_float32_matrix() {
        assertThat(backend.matrix(DType.FLOAT32, 1, 1, 0.1).value()).isEqualTo(0.1f);
    }

    @Test
    void makes_a_matrix_from_rows() {
        Matrix matrix = backend.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(matrix).hasToString("3x2 float64 on backend fake");
        assertThat(matrix.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(backend.matrix(DType.FLOAT32, new double[][] {{0.1}}).value())
                .isEqualTo(0.1f);
    }

    @Test
    void makes_zeros_also_in_reused_memory() {
        backend.matrix(DType.FLOAT64, 2, 2, 1, 2, 3, 4).close();
        assertThat(backend.zeros(DType.FLOAT64, 2, 2).toArray()).containsOnly(0.0);
        assertThat(kernels.allocations).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "-1,2", "2,-2147483648", "-3,-3"})
    void refuses_sizes_that_are_not_positive(int rows, int columns) {
        String problem = ": rows and columns must be at least 1, not " + rows + "x" + columns;
        assertShapeError("matrix" + problem, () -> backend.matrix(DType.FLOAT64, rows, columns));
        assertShapeError("zeros" + problem, () -> backend.zeros(DType.FLOAT32, rows, columns));
    }

    @Test
    void refuses_sizes_past_the_array_limit() {
        assertShapeError(
                "zeros: 65536x65536 is 4294967296 elements, more than the 2147483639 of an array",
                () -> backend.zeros(DType.FLOAT64, 65536, 65536));
        assertShapeError(
                "matrix: 1x2147483640 is 2147483640 elements, more than the 2147483639 of an array",
                () -> backend.matrix(DType.FLOAT64, 1, Integer.MAX_VALUE - 7, 1, 2));
    }

    @Test
    void refuses_a_wrong_number_of_values() {
        assertShapeError("matrix: 2x3 takes 6 values, not 5", () -> backend.matrix(DType.FLOAT64, 2, 3, 1, 2, 3, 4, 5));
    }

    @Test
    void refuses_rows_that_are_missing_or_ragged() {
        assertShapeError("matrix: rows and columns must be at least 1, not 0x0", () -> backend.matrix(new double[0][]));
        assertShapeError(
                "matrix: rows and columns must be at least 1, not 2x0", () -> backend.matrix(new double[2][0]));
        assertShapeError("matrix: row 0 has 2 values, row 1 has 1", () -> backend.matrix(new double[][] {{1, 2}, {3}}));
    }

    @Test
    void refuses_nulls() {
        assertThatThrownBy(() -> backend.matrix(null, 2, 1, 1, 2))
                .isInstanceOf(LockstepException.class)
                .hasMessage("matrix: the dtype of the 2x1 matrix is null");
        assertThatThrownBy(() -> backend.zeros(null, 1, 1))
                .isInstanceOf(LockstepException.class)
                .hasMessage("zeros: the dtype of the 1x1 matrix is null");
        assertThatThrownBy(() -> backend.matrix(DType.FLOAT64, 2, 1, (double[]) null))
                .isInstanceOf(LockstepException.class)
                .hasMessage("matrix: the values of the 2x1 matrix are null");
        assertThatThrownBy(() -> backend.matrix((double[][]) null))
                .isInstanceOf(LockstepException.class)
                .hasMessage("matrix: the rows are null");
        assertThatThrownBy(() -> backend.matrix(new double[][] {{1}, null}))
                .isInstanceOf(LockstepException.class)
                .hasMessage("matrix: row 1 of 2 is null");
        assertThat(kernels.allocations).hasValue(0);
    }

    @Test
    void keeps_no_memory_of_a_matrix_that_could_not_be_filled() {
        Matrix a = backend.zeros(DType.FLOAT64, 2, 2);
        kernels.failure = new IllegalStateException("device lost");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> backend.zeros(DType.FLOAT64, 2, 2)).isSameAs(kernels.failure);
            assertThatThrownBy(() -> a.plus(a)).isSameAs(kernels.failure);
        }
        assertThat(kernels.allocations).hasValue(2);
    }

    @Test
    void passes_on_finish_and_counts() {
        backend.finish();
        assertThat(kernels.finishes).hasValue(1);
        assertThat(backend.matmulCounts().get("fake").getAsLong()).isEqualTo(7);
    }

    @Test
    void closes_the_device_once() {
        assertThat(backend).hasToString("backend fake");
        backend.close();
        backend.close();
        assertThat(kernels.closings).hasValue(1);
        assertThat(backend).hasToString("backend fake (closed)");
    }

    @Test
    void refuses_everything_once_closed() {
        Matrix matrix = backend.zeros(DType.FLOAT64, 1, 1);
        Recording recording = backend.record(step -> step.keep(matrix.plus(1)));
        backend.close();
        assertClosed("matrix", () -> backend.matrix(DType.FLOAT64, 1, 1, 1));
        assertClosed("matrix", () -> backend.matrix(new double[][] {{1}}));
        assertClosed("zeros", () -> backend.zeros(DType.FLOAT64, 1, 1));
        assertClosed("scope", backend::scope);
        assertClosed("record", () -> backend.record(step -> {}));
        assertClosed("finish", backend::finish);
        assertClosed("plus", () -> matrix.plus(matrix));
        assertClosed("plus", () -> matrix.plus(1));
        assertClosed("subtractScaled", () -> matrix.subtractScaled(1, matrix));
        assertClosed("set", () -> matrix.set(1));
        assertClosed("toArray", matrix::toArray);
        assertClosed("run", recording::run);
    }

    @Test
    void releases_nothing_on_a_closed_device() {
        Scope scope = backend.scope();
        backend.zeros(DType.FLOAT64, 1, 1);
        Recording recording = backend.record(step -> step.keep(backend.zeros(DType.FLOAT64, 2, 2)));
        backend.close();
        scope.close();
        recording.close();
        assertThat(kernels.releases).hasValue(0);
        assertThat(kernels.programClosings).hasValue(0);
    }

    private void assertClosed(String operation, Runnable call) {
        assertThatExceptionOfType(LockstepException.class)
                .isThrownBy(call::run)
                .withMessage(operation + ": the backend fake is closed");
    }

    private static void assertShapeError(String message, Runnable call) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(call::run).withMessage(message);
    }
}
