package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.distributed.worker.BreakableWorkers;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A neighbour that is there, answers who leads, and sends half a frame. */
class SilentNeighbourTest {
    private static final TrainingOptions OPTIONS = TrainingOptions.NONE.withEpochs(40);

    private final Remarks remarks = new Remarks();

    @Test
    void theWaitForHalfAFrameEnds() {
        Duration limit = Duration.ofSeconds(3);
        WorkerSettings settings = WorkerSettings.of(3, "java").withLimits(Duration.ofSeconds(24), limit);
        BreakableWorkers threads = new BreakableWorkers();
        WorkerLauncher launcher = new ThreadLauncher((port, secret, number) ->
                threads.start(number == 1 ? SilencedWorker.before(port, secret) : port, secret, number));
        try (Workers workers = Workers.start(settings, remarks, launcher)) {
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS)))
                    .isEqualTo(ResultDigest.of(Leading.alone(TestNetworks.LONG, OPTIONS)));
            assertThat(remarks.all()).contains(Stillness.ofAll(limit));
        }
    }
}
