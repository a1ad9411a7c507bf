package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.distributed.worker.BreakableWorkers;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs of whose workers one hangs or comes to nothing end with the same bits. */
class SilentWorkersTest {
    private static final int EPOCHS = 120;

    /** One that stands still is silent for ever; the others answer in milliseconds, or on a machine with much other work in a second. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final TrainingOptions OPTIONS = TrainingOptions.NONE.withEpochs(EPOCHS);

    private static String alone;

    private final Remarks remarks = new Remarks();
    private final RunWatch watch = new RunWatch();

    @BeforeAll
    static void trainUndisturbed() {
        alone = ResultDigest.of(Leading.alone(TestNetworks.LONG, OPTIONS));
    }

    @Test
    void aProcessThatHangsIsDoneWithout() throws InterruptedException {
        WorkerSettings settings = WorkerSettings.of(3, "java").withLimits(SILENCE, Duration.ofMinutes(10));
        try (Workers workers = Workers.start(settings, remarks)) {
            Thread stopping = watch.at(EPOCHS / 4, 0, () -> RunWatch.stop(remarks.process(1)));
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, watch, Leading.rounds(5))))
                    .isEqualTo(alone);
            stopping.join();
            assertThat(remarks.all())
                    .singleElement()
                    .asString()
                    .startsWith("worker 2 (process ")
                    .endsWith("has not answered for 15.0 s");
        }
    }

    /** Threads, since a JVM that starts on a machine with much other work takes longer than this limit. */
    @Test
    void oneThatComputesAndComesToNothingIsDoneWithout() {
        WorkerSettings settings = WorkerSettings.of(3, "java")
                .withBackends(List.of("java", FaultyProvider.NAME, "java"))
                .withOptions(Map.of(FaultyProvider.NAME, FaultyProvider.hanging("transposeMatmul", 9)))
                .withLimits(SILENCE, Duration.ofSeconds(10));
        try (Workers workers = Workers.start(settings, remarks, new ThreadLauncher(new BreakableWorkers()::start))) {
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS)))
                    .isEqualTo(alone);
            assertThat(remarks.all()).containsExactly("worker 2 (thread 1) has computed for 10 s and come to nothing");
        }
    }
}
