package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.distributed.worker.BreakableWorkers;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs whose workers are killed or lose each other end with the same bits.
 *
 * <p>More runs with {@code -Dlockstep.kills=300}, other moments with {@code -Dlockstep.kills.seed=2}.
 */
class LossOfWorkersTest {
    private static final int RUNS = Integer.getInteger("lockstep.kills", 30);
    private static final long SEED = Long.getLong("lockstep.kills.seed", 1);
    private static final int PROCESSES = 14;

    /** As many as compute a batch of three blocks. */
    private static final int COMPUTING = 3;

    private static final int EPOCHS = 120;

    private static final TrainingOptions OPTIONS = TrainingOptions.NONE.withEpochs(EPOCHS);

    private static String alone;

    private final Remarks remarks = new Remarks();
    private final RunWatch watch = new RunWatch();

    @BeforeAll
    static void trainUndisturbed() {
        alone = ResultDigest.of(Leading.alone(TestNetworks.LONG, OPTIONS));
    }

    /** Who is left of the processes takes part in the next run. */
    @Test
    void processesThatAreKilledAtAnyMomentAreDoneWithout() throws InterruptedException {
        Random random = new Random(SEED);
        int disturbed = 0;
        for (int run = 0; run < RUNS; ) {
            List<ProcessHandle> before = Leading.children();
            try (Workers workers = Workers.start(WorkerSettings.of(PROCESSES, "java"), remarks)) {
                List<ProcessHandle> left = new ArrayList<>(Leading.children());
                left.removeAll(before);
                while (run < RUNS && left.size() >= COMPUTING) {
                    int present = workers.present();
                    survive(workers, left, random, run);
                    disturbed += workers.present() < present ? 1 : 0;
                    run++;
                }
            }
        }
        assertThat(disturbed).isGreaterThan(RUNS * 2 / 3);
        assertThat(remarks.all()).anyMatch(remark -> remark.matches("worker [0-9]+ \\(process .*\\) ended.*"));
    }

    /** In every fourth run two are killed. */
    private void survive(Workers workers, List<ProcessHandle> left, Random random, int run)
            throws InterruptedException {
        ProcessHandle first = left.remove(random.nextInt(COMPUTING));
        ProcessHandle second = left.get(random.nextInt(Math.min(COMPUTING, left.size())));
        boolean both = run % 4 == 3;
        int after = random.nextInt(EPOCHS - 20);
        int late = random.nextInt(5);
        int later = after + random.nextInt(EPOCHS - 10 - after);
        int every = 1 + random.nextInt(20);
        Thread killing = watch.at(after, late, () -> {
            first.destroyForcibly();
            if (both) {
                watch.await(later);
                second.destroyForcibly();
            }
        });
        assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, watch, Leading.rounds(every))))
                .as(
                        "run %d of seed %d in rounds of %d epochs: %s killed %d ms after epoch %d, %s",
                        run, SEED, every, first, late, after, both ? second + " after epoch " + later : "no other")
                .isEqualTo(alone);
        killing.join();
        if (both) {
            left.remove(second);
        }
    }

    @Test
    void withoutAnyWorkerTheRunEnds() {
        try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), remarks)) {
            Leading.children().forEach(ProcessHandle::destroyForcibly);
            assertThatThrownBy(() -> Leading.together(workers, TestNetworks.LONG, OPTIONS))
                    .isInstanceOf(WorkersLostException.class)
                    .hasMessageContaining("all workers were lost");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void brokenConnectionsAreMadeAnew(long seed) throws InterruptedException {
        BreakableWorkers breakable = new BreakableWorkers();
        try (Workers workers =
                Workers.start(WorkerSettings.of(3, "java"), remarks, new ThreadLauncher(breakable::start))) {
            Thread breaking = watch.at(0, 0, () -> breakable.breakFour(watch, EPOCHS, new Random(seed)));
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, watch, Leading.rounds(3))))
                    .isEqualTo(alone);
            breaking.join();
            assertThat(workers.present()).isEqualTo(3);
        }
    }

    @Test
    void processesEndWithTheOneThatLeads() throws IOException, InterruptedException {
        List<String> command = List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Leading.class.getName());
        Process leading = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<ProcessHandle> children = new ArrayList<>();
        try (BufferedReader out = leading.inputReader()) {
            for (String line = out.readLine(); !"started".equals(line); line = out.readLine()) {
                ProcessHandle.of(Long.parseLong(line)).ifPresent(children::add);
            }
            RunWatch.pause(300);
            leading.destroyForcibly();
            assertThat(children).hasSize(2);
            for (ProcessHandle child : children) {
                child.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            }
        }
    }
}
