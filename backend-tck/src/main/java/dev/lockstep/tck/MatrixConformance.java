package dev.lockstep.tck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/** How a backend behaves under the matrices, scopes and recordings of its users. */
abstract class MatrixConformance extends KernelConformance {
    private static final int STEPS = 6;

    @TestFactory
    @DisplayName("a training step has the oracle's bits")
    final Stream<DynamicTest> training() {
        return Stream.of(
                        inEachDtype("operations at once", dtype -> train(backend(), dtype, 40, 300, 20, false)),
                        inEachDtype(
                                "a recording run again and again", dtype -> train(backend(), dtype, 40, 300, 20, true)),
                        inEachDtype("a recording of tiny matrices", dtype -> train(backend(), dtype, 4, 2, 3, true)))
                .flatMap(tests -> tests);
    }

    @TestFactory
    @DisplayName("a recording computes from what its matrices hold when it is run")
    final Stream<DynamicTest> recordings() {
        return inEachDtype("record: inputs changed between runs, two recordings in turn", dtype -> {
            try (Matrix x = backend().matrix(dtype, 1, 2, 1, 2)) {
                Matrix[] kept = new Matrix[2];
                Recording doubled = backend().record(scope -> kept[0] = scope.keep(x.plus(x)));
                Recording squared = backend().record(scope -> kept[1] = scope.keep(x.square()));
                for (double value : new double[] {3, -5, 0.5}) {
                    x.set(value, 2);
                    doubled.run();
                    squared.run();
                    Bits.requireSame("x + x", 2, new double[] {value + value, 4}, kept[0].toArray());
                    Bits.requireSame("x * x", 2, new double[] {value * value, 4}, kept[1].toArray());
                }
                doubled.close();
                squared.run();
                Bits.requireSame("x * x after the other was closed", 2, new double[] {0.25, 4}, kept[1].toArray());
                squared.close();
                assertTrue(kept[1].isClosed());
            }
        });
    }

    @TestFactory
    @DisplayName("matrices live as long as their scope")
    final Stream<DynamicTest> scopes() {
        return inEachDtype("scope: what is released is used again, what is kept stays", dtype -> {
            Matrix kept;
            Matrix released;
            try (Scope scope = backend().scope()) {
                released = backend().matrix(dtype, 2, 3, 1, 2, 3, 4, 5, 6);
                kept = scope.keep(released.negate());
            }
            assertTrue(released.isClosed());
            for (int i = 0; i < 100; i++) {
                try (Scope scope = backend().scope()) {
                    Matrix zeros = backend().zeros(dtype, 2, 3);
                    Bits.requireSame("zeros", 3, new double[6], zeros.toArray());
                    Bits.requireSame("zeros + 1", 3, filled(1), zeros.plus(1).toArray());
                }
            }
            Bits.requireSame("the kept matrix", 3, new double[] {-1, -2, -3, -4, -5, -6}, kept.toArray());
            kept.close();
            kept.close();
            assertThrows(LockstepException.class, kept::toArray);
        });
    }

    @TestFactory
    @DisplayName("shapes that do not fit are refused, and nothing else suffers")
    final Stream<DynamicTest> shapes() {
        return inEachDtype("errors: shapes", dtype -> {
            try (Scope scope = backend().scope()) {
                Matrix a = backend().matrix(dtype, 2, 3, 1, 2, 3, 4, 5, 6);
                Matrix b = backend().zeros(dtype, 2, 2);
                List<Executable> refused = List.of(
                        () -> a.matmul(a),
                        () -> a.transposeMatmul(backend().zeros(dtype, 3, 2)),
                        () -> a.matmulTranspose(b),
                        () -> a.plus(b),
                        () -> a.subtractScaled(1, b),
                        () -> a.setRows(0, b, 0, 1),
                        () -> a.setRows(1, backend().zeros(dtype, 2, 3), 0, 2),
                        () -> a.set(1, 2),
                        () -> backend().matrix(dtype, 2, 3, 1, 2),
                        () -> backend().zeros(dtype, 0, 3));
                refused.forEach(call -> assertThrows(ShapeException.class, call));
                Bits.requireSame("the matrix", 3, new double[] {1, 2, 3, 4, 5, 6}, a.toArray());
            }
        });
    }

    @Test
    @DisplayName("several threads compute at once on one backend, each with matrices of its own")
    final void concurrency() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> trained = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                DType dtype = dtypes().get(i / 2 % dtypes().size());
                int rows = 5 + i;
                boolean recorded = i % 2 == 0;
                trained.add(threads.submit(() -> train(backend(), dtype, rows, 70, 9, recorded)));
            }
            for (Future<?> each : trained) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    @DisplayName("closing twice is closing once, a closed backend refuses, and others stay open")
    final void closing() {
        DType dtype = dtypes().get(0);
        Backend first = openBackend();
        Backend second = openBackend();
        Matrix matrix = first.matrix(dtype, 1, 1, 2);
        Recording recording = first.record(scope -> scope.keep(matrix.plus(1)));
        recording.run();
        first.finish();
        first.close();
        first.close();
        recording.close();
        matrix.close();
        assertThrows(LockstepException.class, () -> matrix.plus(1));
        assertThrows(LockstepException.class, () -> first.zeros(dtype, 1, 1));
        train(second, dtype, 8, 5, 4, false);
        second.close();
        try (Backend again = openBackend()) {
            train(again, dtype, 8, 5, 4, true);
        }
        assertFalse(backend().toString().contains("closed"));
        train(backend(), dtype, 8, 5, 4, true);
    }

    private void train(Backend on, DType dtype, int rows, int inputs, int hidden, boolean recorded) {
        try (TrainingStep expected = new TrainingStep(oracle(), dtype, rows, inputs, hidden);
                TrainingStep found = new TrainingStep(on, dtype, rows, inputs, hidden)) {
            Bits.requireSame(
                    STEPS + " steps on " + rows + " rows, losses then weights",
                    1,
                    expected.trainDirectly(STEPS),
                    recorded ? found.trainRecorded(STEPS) : found.trainDirectly(STEPS));
        }
    }

    private static double[] filled(double value) {
        return new double[] {value, value, value, value, value, value};
    }
}
