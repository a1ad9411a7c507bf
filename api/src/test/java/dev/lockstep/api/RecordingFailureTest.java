package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a step may not do while it is recorded, and what is left where recording it fails. */
class RecordingFailureTest {
    private static final String REFUSED = ": nothing is computed, read or set at once while a step is recorded";

    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix x = backend.matrix(DType.FLOAT64, 1, 2, 1, 2);
    private final AtomicReference<Matrix> result = new AtomicReference<>();

    @Test
    void reads_sets_and_runs_nothing_while_recording() {
        Recording earlier = record(step -> step.keep(x.plus(1)));
        record(step -> {
            Matrix own = x.plus(1);
            assertError("toArray" + REFUSED, x::toArray);
            assertError("toArray" + REFUSED, own::toArray);
            assertError("toArray" + REFUSED, () -> own.sum().value());
            assertError("set" + REFUSED, () -> x.set(1, 2));
            assertError("set" + REFUSED, () -> own.set(1, 2));
            assertError("run" + REFUSED, earlier::run);
            assertError("record: this thread is recording already", () -> record(inner -> {}));
            try (Scope inner = backend.scope()) {
                assertThat(inner).isNotNull();
                assertError("record: this thread is recording already", () -> record(nested -> {}));
            }
            assertError("close: the scope of a recording is closed when its step has returned", step::close);
        });
        assertThat(x.toArray()).containsExactly(1, 2);
        assertThat(kernels.computations).hasValue(0);
    }

    @Test
    void leaves_other_threads_computing() {
        record(step -> {
            double[] sum =
                    CompletableFuture.supplyAsync(() -> x.plus(1).toArray()).join();
            assertThat(sum).containsExactly(2, 3);
        });
    }

    @Test
    void leaks_nothing_when_the_step_fails() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> record(step -> {
                        result.set(step.keep(x.plus(1)));
                        x.times(backend.zeros(DType.FLOAT64, 1, 2)).sum();
                        throw new IllegalStateException("step");
                    }))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("step");
            assertThat(result.get().isClosed()).isTrue();
            assertComputesAgain();
        }
        assertThat(kernels.allocations)
                .as("x, and a constant whose memory its sum takes")
                .hasValue(2);
    }

    @Test
    void recovers_from_scopes_left_open_in_the_step() {
        AtomicReference<Scope> left = new AtomicReference<>();
        Consumer<Scope> step = scope -> {
            left.set(backend.scope());
            backend.scope();
            x.plus(1);
        };
        assertError("record: the step left a scope open that it opened", () -> record(step));
        assertComputesAgain();
        left.get().close();
        assertThatThrownBy(() -> record(step.andThen(scope -> {
                    throw new IllegalStateException("step");
                })))
                .hasMessage("step");
        assertComputesAgain();
    }

    @Test
    void leaks_nothing_when_the_backend_can_not_compile_the_step() {
        FakeKernels refusing = new FakeKernels();
        Backend unable = new OpenBackend("unable", refusing);
        Matrix y = unable.zeros(DType.FLOAT64, 1, 2);
        refusing.refusesToCompile = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> unable.record(step -> step.keep(y.plus(1))))
                    .hasMessage("no compiler");
        }
        assertThat(refusing.allocations).hasValue(2);
    }

    @Test
    void refuses_a_step_that_closes_the_backend() {
        assertError(
                "record: the backend fake is closed",
                () -> record(step -> {
                    step.keep(x.plus(1));
                    backend.close();
                }));
        assertThat(kernels.releases).hasValue(0);
    }

    private void assertComputesAgain() {
        int before = kernels.computations.get();
        Matrix sum = x.plus(1);
        assertThat(sum.toArray()).containsExactly(2, 3);
        sum.close();
        assertThat(kernels.computations).hasValue(before + 1);
    }

    private Recording record(Consumer<Scope> step) {
        return backend.record(step);
    }
}
