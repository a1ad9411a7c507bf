package dev.lockstep.conformance;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.dtype.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Training steps on a backend, on its several threads and on several backends. */
final class TrainingChecks {
    private static final int STEPS = 6;
    private static final int STEPS_OF_A_LONG_RUN = 300;
    private static final int THREADS = 4;
    private static final int RUNS = 16;

    private final Subject subject;
    private final Coverage coverage;

    private TrainingChecks(Subject subject, Coverage coverage) {
        this.subject = subject;
        this.coverage = coverage;
    }

    static Stream<Section> sections(Subject subject, Coverage coverage) {
        TrainingChecks checks = new TrainingChecks(subject, coverage);
        return Stream.of(
                new Section("a training step has the oracle's bits", checks.training()),
                new Section(
                        "several threads compute at once on one backend, each with matrices of its own",
                        Stream.of(new Check("concurrency", "several threads train at once", checks::concurrency))),
                new Section(
                        "closing twice is closing once, a closed backend refuses, and others stay open",
                        Stream.of(new Check(
                                "closing", "close: twice, with others open, and opened again", checks::closing))));
    }

    private Stream<Check> training() {
        Stream<Check> fixed = Stream.of(
                        training("operations at once", 40, 300, 20, false),
                        training("a recording run again and again", 40, 300, 20, true),
                        training("a recording of tiny matrices", 4, 2, 3, true))
                .flatMap(checks -> checks);
        return coverage.rounds() == 0 ? fixed : Stream.concat(fixed, moreTraining());
    }

    private Stream<Check> training(String text, int rows, int inputs, int hidden, boolean recorded) {
        return subject.inEachDtype(
                "training",
                text,
                (bits, dtype) -> train(bits, subject.backend(), dtype, rows, inputs, hidden, recorded, STEPS));
    }

    /** Networks of many shapes, and one trained for long. */
    private Stream<Check> moreTraining() {
        return Stream.concat(
                subject.inEachDtype("training", "recordings of other shapes", (bits, dtype) -> {
                    Values values = Values.varied(1);
                    for (int i = 0; i < coverage.rounds(); i++) {
                        int rows = values.size(100);
                        train(bits, subject.backend(), dtype, rows, values.size(300), values.size(50), true, STEPS);
                    }
                }),
                subject.inEachDtype(
                        "training",
                        "a recording of many steps",
                        (bits, dtype) -> train(bits, subject.backend(), dtype, 17, 9, 33, true, STEPS_OF_A_LONG_RUN)));
    }

    private void concurrency(Bits bits) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> trained = new ArrayList<>();
            for (int i = 0; i < RUNS * (1 + coverage.rounds()); i++) {
                DType dtype = subject.dtypes().get(i / 2 % subject.dtypes().size());
                int rows = 5 + i % RUNS;
                boolean recorded = i % 2 == 0;
                trained.add(threads.submit(() -> train(bits, subject.backend(), dtype, rows, 70, 9, recorded, STEPS)));
            }
            for (Future<?> each : trained) {
                await(each);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static void await(Future<?> trained) throws InterruptedException {
        try {
            trained.get();
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause();
            throw cause instanceof AssertionError difference ? difference : new AssertionError(cause.toString(), cause);
        }
    }

    private void closing(Bits bits) {
        DType dtype = subject.dtypes().get(0);
        Backend first = subject.openBackend();
        Backend second = subject.openBackend();
        Matrix matrix = first.matrix(dtype, 1, 1, 2);
        Recording recording = first.record(scope -> scope.keep(matrix.plus(1)));
        recording.run();
        first.finish();
        first.close();
        first.close();
        recording.close();
        matrix.close();
        Require.refused("computing on a closed backend", LockstepException.class, () -> matrix.plus(1));
        Require.refused("a matrix of a closed backend", LockstepException.class, () -> first.zeros(dtype, 1, 1));
        train(bits, second, dtype, 8, 5, 4, false, STEPS);
        second.close();
        try (Backend again = subject.openBackend()) {
            train(bits, again, dtype, 8, 5, 4, true, STEPS);
        }
        Require.that(!subject.backend().toString().contains("closed"), "closing one closes another");
        train(bits, subject.backend(), dtype, 8, 5, 4, true, STEPS);
    }

    private void train(
            Bits bits, Backend on, DType dtype, int rows, int inputs, int hidden, boolean recorded, int steps) {
        try (TrainingStep expected = new TrainingStep(subject.oracle(), dtype, rows, inputs, hidden);
                TrainingStep found = new TrainingStep(on, dtype, rows, inputs, hidden)) {
            bits.requireSame(
                    steps + " steps on " + rows + " rows in " + dtype.label() + (recorded ? ", recorded" : ", at once")
                            + ", losses then weights",
                    1,
                    expected.trainDirectly(steps),
                    recorded ? found.trainRecorded(steps) : found.trainDirectly(steps));
        }
    }
}
