package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import org.junit.jupiter.api.Test;

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
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("nonsense");
        }
    }

    @Test
    void aProcessThatDoesNotStartIsAnErrorWithWhatItSaid() {
        WorkerSettings settings = WorkerSettings.of(1, "java").withJava(List.of("/bin/echo"));
        assertThatThrownBy(() -> Workers.start(settings, WorkersListener.NONE))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("worker 1 of 1 did not start");
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
