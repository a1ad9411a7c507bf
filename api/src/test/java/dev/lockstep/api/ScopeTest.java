package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final String NOT_OWNED = "keep: the scope does not own this matrix, or is closed";
    private static final String WRONG_ORDER = "scopes are closed innermost first, by the thread that opened them";

    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);

    @Test
    void releases_what_was_made_in_it_and_nothing_else() {
        Matrix before = zeros();
        Matrix made;
        Matrix result;
        try (Scope scope = backend.scope()) {
            made = zeros();
            result = before.plus(made);
            assertThat(scope).isNotNull();
        }
        Matrix after = zeros();
        assertThat(made.isClosed()).isTrue();
        assertThat(result.isClosed()).isTrue();
        assertThat(before.isClosed()).isFalse();
        assertThat(after.isClosed()).isFalse();
    }

    @Test
    void lets_a_kept_matrix_live_until_it_is_closed() {
        Matrix kept;
        try (Scope scope = backend.scope()) {
            kept = scope.keep(zeros());
        }
        assertThat(kept.toArray()).containsOnly(0.0);
        kept.close();
        assertThat(kept.isClosed()).isTrue();
    }

    @Test
    void hands_a_kept_matrix_to_the_scope_around_it() {
        Matrix once;
        Matrix twice;
        try (Scope outer = backend.scope()) {
            try (Scope inner = backend.scope()) {
                once = inner.keep(zeros());
                twice = inner.keep(zeros());
            }
            assertThat(once.isClosed()).isFalse();
            outer.keep(twice);
        }
        assertThat(once.isClosed()).isTrue();
        assertThat(twice.isClosed()).isFalse();
    }

    @Test
    void owns_again_what_is_made_after_an_inner_scope() {
        Matrix late;
        try (Scope outer = backend.scope()) {
            backend.scope().close();
            late = zeros();
            assertThat(outer).isNotNull();
        }
        assertThat(late.isClosed()).isTrue();
    }

    @Test
    void keeps_only_open_matrices_of_its_own() {
        Matrix foreign = zeros();
        Scope outer = backend.scope();
        Matrix ofOuter = zeros();
        Scope inner = backend.scope();
        Matrix closed = zeros();
        Matrix kept = inner.keep(zeros());
        closed.close();
        assertError(NOT_OWNED, () -> inner.keep(foreign));
        assertError(NOT_OWNED, () -> inner.keep(ofOuter));
        assertError(NOT_OWNED, () -> inner.keep(kept));
        assertError("keep: the other matrix is null", () -> inner.keep(null));
        assertError("keep: a 2x2 matrix was used after it was closed", () -> inner.keep(closed));
        Matrix late = zeros();
        inner.close();
        assertError(NOT_OWNED, () -> inner.keep(late));
        outer.close();
    }

    @Test
    void is_closed_innermost_first() {
        Scope outer = backend.scope();
        Scope inner = backend.scope();
        Matrix made = zeros();
        assertError(WRONG_ORDER, outer::close);
        assertThat(made.isClosed()).isFalse();
        inner.close();
        inner.close();
        outer.close();
        outer.close();
        assertThat(made.isClosed()).isTrue();
    }

    @Test
    void belongs_to_its_thread() {
        Scope scope = backend.scope();
        Matrix elsewhere = CompletableFuture.supplyAsync(() -> {
                    assertError(WRONG_ORDER, scope::close);
                    return zeros();
                })
                .join();
        Matrix here = zeros();
        scope.close();
        assertThat(here.isClosed()).isTrue();
        assertThat(elsewhere.isClosed()).isFalse();
    }

    @Test
    void belongs_to_its_backend() {
        Backend other = new OpenBackend("other", new FakeKernels());
        Matrix elsewhere;
        try (Scope scope = backend.scope()) {
            elsewhere = other.zeros(DType.FLOAT64, 1, 1);
            assertError(NOT_OWNED, () -> scope.keep(elsewhere));
        }
        assertThat(elsewhere.isClosed()).isFalse();
    }

    @Test
    void lets_a_training_loop_allocate_nothing_in_its_steady_state() {
        Matrix x = backend.matrix(DType.FLOAT64, 4, 2, 1, 2, 3, 4, 5, 6, 7, 8);
        Matrix w = backend.matrix(DType.FLOAT64, 2, 3, 1, -1, 1, -1, 1, -1);
        step(x, w);
        int allocations = kernels.allocations.get();
        for (int i = 0; i < 100; i++) {
            step(x, w);
        }
        assertThat(kernels.allocations).hasValue(allocations);
        assertThat(kernels.releases).hasValue(0);
    }

    private void step(Matrix x, Matrix w) {
        try (Scope scope = backend.scope()) {
            Matrix hidden = x.matmul(w).plus(1).relu();
            try (Scope inner = backend.scope()) {
                assertThat(inner.keep(hidden.mean()).value()).isNotNaN();
            }
            Matrix gradient = hidden.reluBackward(hidden).times(2);
            w.subtractScaled(1e-3, x.transposeMatmul(gradient));
            scope.keep(gradient).close();
        }
    }

    private Matrix zeros() {
        return backend.zeros(DType.FLOAT64, 2, 2);
    }
}
