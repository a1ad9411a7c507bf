package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.api.dtype.DType;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Several matrices in one storage: what they hold, and when it is released. */
class ReshapeTest {
    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix x = backend.matrix(DType.FLOAT64, 2, 3, 1, 2, 3, 4, 5, 6);
    private final AtomicReference<Matrix> result = new AtomicReference<>();

    @Test
    void shows_the_same_elements_in_another_shape() {
        Matrix reshaped = x.reshape(3, 2);
        assertThat(reshaped).hasToString("3x2 float64 on backend fake");
        assertThat(reshaped.transpose().toArray()).containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(kernels.allocations).as("x and the transpose").hasValue(2);
    }

    @Test
    void a_change_of_either_is_one_of_both() {
        Matrix reshaped = x.reshape(1, 6);
        reshaped.set(6, 5, 4, 3, 2, 1);
        assertThat(x.toArray()).containsExactly(6, 5, 4, 3, 2, 1);
        x.subtractScaled(1, x);
        assertThat(reshaped.toArray()).containsOnly(0);
    }

    @Test
    void refuses_another_number_of_elements() {
        assertShapeError("reshape: 2x3 and 2x2 have different numbers of elements", () -> x.reshape(2, 2));
        assertShapeError(
                "reshape: 2x3 and 65536x32767 have different numbers of elements", () -> x.reshape(65536, 32767));
        assertShapeError("reshape: rows and columns must be at least 1, not -2x-3", () -> x.reshape(-2, -3));
    }

    @Test
    void lives_on_when_the_other_is_closed_first() {
        Matrix reshaped = x.reshape(6, 1);
        x.close();
        assertThat(x.isClosed()).isTrue();
        Matrix other = backend.zeros(DType.FLOAT64, 2, 3);
        assertThat(reshaped.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        reshaped.close();
        reshaped.close();
        assertReleasedOnce(other);
    }

    @Test
    void leaves_the_original_when_it_is_closed_first() {
        x.reshape(6, 1).close();
        Matrix other = backend.zeros(DType.FLOAT64, 2, 3);
        assertThat(x.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        x.close();
        x.close();
        assertReleasedOnce(other);
    }

    @Test
    void is_owned_by_the_scope_in_which_it_is_made() {
        Matrix reshaped;
        try (Scope scope = backend.scope()) {
            reshaped = x.reshape(6, 1);
            assertThat(scope).isNotNull();
        }
        assertThat(reshaped.isClosed()).isTrue();
        assertThat(x.isClosed()).isFalse();
        Matrix kept;
        try (Scope scope = backend.scope()) {
            kept = scope.keep(backend.matrix(DType.FLOAT64, 1, 2, 7, 8).reshape(2, 1));
        }
        backend.zeros(DType.FLOAT64, 1, 2);
        assertThat(kept.toArray()).containsExactly(7, 8);
    }

    @Test
    void reads_a_matrix_from_outside_in_a_recording() {
        try (Recording recording =
                backend.record(step -> result.set(step.keep(x.reshape(3, 2).columnSums())))) {
            recording.run();
            assertThat(result.get().toArray()).containsExactly(9, 12);
            x.set(0, 0, 0, 0, 1, 1);
            recording.run();
            assertThat(result.get().toArray()).containsExactly(1, 1);
            x.close();
            assertError("run: a 2x3 matrix was used after it was closed", recording::run);
        }
    }

    @Test
    void changes_a_matrix_from_outside_in_a_recording() {
        Matrix ones = backend.matrix(DType.FLOAT64, 6, 1, 1, 1, 1, 1, 1, 1);
        try (Recording recording = backend.record(step -> x.reshape(6, 1).subtractScaled(1, ones))) {
            recording.run();
            recording.run();
        }
        assertThat(x.toArray()).containsExactly(-1, 0, 1, 2, 3, 4);
    }

    @Test
    void keeps_a_result_of_a_recording_in_another_shape_or_in_both() {
        AtomicReference<Matrix> sum = new AtomicReference<>();
        try (Recording recording = backend.record(step -> {
            sum.set(step.keep(x.plus(1)));
            result.set(step.keep(sum.get().reshape(3, 2)));
            x.times(2).transpose();
        })) {
            recording.run();
            assertThat(result.get().toArray()).containsExactly(2, 3, 4, 5, 6, 7);
            assertThat(sum.get().toArray()).containsExactly(2, 3, 4, 5, 6, 7);
            assertThat(result.get()).hasToString("3x2 float64 on backend fake");
        }
        assertThat(result.get().isClosed()).isTrue();
        assertThat(sum.get().isClosed()).isTrue();
    }

    @Test
    void outlives_a_recording_whose_result_it_shows() {
        Recording recording = backend.record(step -> result.set(step.keep(x.plus(1))));
        recording.run();
        Matrix reshaped = result.get().reshape(6, 1);
        recording.close();
        Matrix other = backend.zeros(DType.FLOAT64, 2, 3);
        assertThat(reshaped.toArray()).containsExactly(2, 3, 4, 5, 6, 7);
        reshaped.close();
        assertReleasedOnce(other);
    }

    @Test
    void outlives_a_recording_that_was_kept_in_its_shape() {
        Recording recording = backend.record(step -> result.set(step.keep(x.reshape(6, 1))));
        x.close();
        recording.run();
        assertThat(result.get().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        recording.close();
        assertReleasedOnce(backend.zeros(DType.FLOAT64, 1, 1));
    }

    /** The six elements are in the pool, once. */
    private void assertReleasedOnce(Matrix other) {
        int allocations = kernels.allocations.get();
        backend.zeros(DType.FLOAT64, 3, 2);
        assertThat(kernels.allocations).hasValue(allocations);
        backend.zeros(DType.FLOAT64, 3, 2);
        assertThat(kernels.allocations).hasValue(allocations + 1);
        assertThat(other.toArray()).containsOnly(0);
    }

    private static void assertShapeError(String message, Runnable call) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(call::run).withMessage(message);
    }
}
