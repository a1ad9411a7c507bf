package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Processes train as one. */
class WorkersTest {
    private static final List<String> NETWORKS = List.of(
            "plain",
            "all",
            "small",
            "one-block",
            "stopping",
            "everything",
            "sgd",
            "momentum",
            "adam",
            "rmsprop",
            "adagrad",
            "diverging");

    @Test
    void threeProcessesOnTwoBackendsTrainEveryNetworkAsOne() {
        WorkerSettings settings = WorkerSettings.of(3, "java")
                .withBackends(List.of("java", "blas"))
                .withShares(List.of(1, 3, 2));
        try (Workers workers = Workers.start(settings, WorkersListener.NONE)) {
            for (String network : NETWORKS) {
                assertSame(workers, network, TrainingOptions.NONE);
            }
            assertSame(
                    workers,
                    "everything",
                    TrainingOptions.NONE.withDType(DType.FLOAT32).withSeed(11));
            assertThat(workers.present()).isEqualTo(3);
        }
    }

    @Test
    void oneTwoAndFourProcesses() {
        for (int processes : new int[] {1, 2, 4}) {
            try (Workers workers = Workers.start(WorkerSettings.of(processes, "java"), WorkersListener.NONE)) {
                assertSame(workers, TestNetworks.PLAIN, TrainingOptions.NONE);
                assertSame(workers, "everything", TrainingOptions.NONE.withDType(DType.FLOAT32));
            }
        }
    }

    @Test
    void whatCanNotBeMadeIsRefusedBeforeTraining() {
        try (Workers workers = Workers.start(WorkerSettings.of(2, "nonsense"), WorkersListener.NONE)) {
            assertThatThrownBy(() -> Leading.together(workers, TestNetworks.PLAIN, TrainingOptions.NONE))
                    .isInstanceOf(BackendUnavailableException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    @Test
    void aProcessThatDoesNotStartIsAnErrorWithWhatItSaid() {
        WorkerSettings settings = WorkerSettings.of(1, "java").withJava(List.of("/bin/echo"));
        assertThatThrownBy(() -> Workers.start(settings, WorkersListener.NONE))
                .isInstanceOf(WorkersLostException.class)
                .hasMessageContaining("worker 1 of 1 did not start");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-room|out of memory (Java heap space): give the JVM of each worker more by -Xmx",
                "nonsense|internal error: IllegalArgumentException: nonsense"
            })
    void whatFailsInAWorkerIsSaidWithoutItsClass(String network, String reason) {
        try (Workers workers = Workers.start(WorkerSettings.of(1, "java"), WorkersListener.NONE);
                Backend backend = Backends.open("java")) {
            Trainer trainer = new Trainer().by(workers.training(new NetworkRecipe(TestNetworks.class, network)));
            assertThatThrownBy(() -> trainer.train(
                            backend,
                            new TestNetworks().network(TestNetworks.PLAIN),
                            TrainingOptions.NONE,
                            TrainingListener.NONE))
                    .isInstanceOf(WorkersLostException.class)
                    .hasMessageContaining(") failed: " + reason);
        }
    }

    @Test
    void closedWhileTheyTrainTheyAreNotReplaced() {
        Remarks remarks = new Remarks();
        Launches launches = new Launches();
        try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), remarks, launches)) {
            TrainingListener closing = new TrainingListener() {
                @Override
                public void epoch(int number, double loss) {
                    workers.close();
                }
            };
            assertThatThrownBy(() -> Leading.together(
                            workers, TestNetworks.LONG, TrainingOptions.NONE, closing, Leading.rounds(3)))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("the workers are closed");
            assertThatThrownBy(() -> Leading.together(workers, TestNetworks.PLAIN, TrainingOptions.NONE))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("the workers are closed");
        }
        assertThat(launches.count).isEqualTo(1);
        assertThat(remarks.all()).isEmpty();
    }

    @Test
    void processesEndWithTheRun() throws InterruptedException {
        List<ProcessHandle> children;
        try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), WorkersListener.NONE)) {
            children = Leading.children();
            assertThat(children).hasSizeGreaterThanOrEqualTo(2);
        }
        for (ProcessHandle child : children) {
            child.onExit().join();
        }
    }

    /** Starts others when all are lost, and counts. */
    private static final class Launches implements WorkerLauncher {
        private final WorkerLauncher processes = new ProcessLauncher(List.of());
        private int count;

        @Override
        public int threads(int workers) {
            return 1;
        }

        @Override
        public List<WorkerHandle> launch(int workers, Invitation invitation) {
            count++;
            return processes.launch(workers, invitation);
        }

        @Override
        public boolean replaces() {
            return true;
        }
    }

    private static void assertSame(Workers workers, String network, TrainingOptions options) {
        TrainingResult alone = Leading.alone(network, options);
        TrainingResult together = Leading.together(workers, network, options);
        assertThat(ResultDigest.of(together)).as(network).isEqualTo(ResultDigest.of(alone));
        assertThat(together.losses()).as(network).isEqualTo(alone.losses());
        assertThat(together.lastPrediction().values())
                .as(network)
                .isEqualTo(alone.lastPrediction().values());
        assertThat(together.lastPrediction().columns())
                .isEqualTo(alone.lastPrediction().columns());
        assertThat(together.steps()).isEqualTo(alone.steps());
    }
}
