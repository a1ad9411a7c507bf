package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that is closed while other threads use it waits for them, and tells them so. */
@Timeout(120)
class ClosingTest {
    private static final int ROUNDS = 12;

    @ParameterizedTest
    @ValueSource(strings = {"java", "blas", "opencl"})
    void closingWaitsForWhatOtherThreadsDoAndLaterCallsAreRefused(String name) throws Exception {
        List<Consumer<Backend>> uses = List.of(ClosingTest::compute, ClosingTest::transfer, ClosingTest::replay);
        ExecutorService threads = Executors.newFixedThreadPool(uses.size());
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Backend backend = Backends.onClassPath().open(Optional.of(name), BackendOptions.ofThreads(2));
                List<Future<?>> ends = new ArrayList<>();
                for (Consumer<Backend> use : uses) {
                    ends.add(threads.submit(() -> {
                        while (true) {
                            use.accept(backend);
                        }
                    }));
                }
                TimeUnit.MILLISECONDS.sleep(3 + 5L * round % 40);
                backend.close();
                for (Future<?> end : ends) {
                    assertThat(failure(end))
                            .isInstanceOf(LockstepException.class)
                            .hasMessageEndingWith("the backend " + name + " is closed");
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void compute(Backend backend) {
        try (Scope scope = backend.scope()) {
            Matrix a = backend.matrix(DType.FLOAT64, 70, 70, new double[4900]);
            a.tanh().matmul(backend.zeros(DType.FLOAT64, 70, 70)).plus(a).sum().toArray();
        }
    }

    private static void transfer(Backend backend) {
        try (Matrix matrix = backend.zeros(DType.FLOAT32, 300, 300)) {
            for (int i = 0; i < 20; i++) {
                matrix.set(new double[90_000]);
                matrix.toArray();
            }
        }
    }

    private static void replay(Backend backend) {
        try (Matrix input = backend.zeros(DType.FLOAT64, 50, 50);
                Recording recording =
                        backend.record(step -> step.keep(input.matmul(input).sum()))) {
            for (int i = 0; i < 50; i++) {
                recording.run();
            }
            backend.finish();
        }
    }

    private static Throwable failure(Future<?> end) throws Exception {
        try {
            end.get();
            throw new AssertionError("it goes on");
        } catch (ExecutionException failure) {
            return failure.getCause();
        }
    }
}
