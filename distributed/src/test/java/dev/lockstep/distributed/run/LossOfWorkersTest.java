package dev.lockstep.distributed.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.worker.BreakableWorkers;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs whose workers are killed, hang, or lose each other end with the same bits.
 *
 * <p>More moments with {@code -Dlockstep.kills=30}, other ones with {@code -Dlockstep.kills.seed=2}.
 */
class LossOfWorkersTest {
    private static final int KILLS = Integer.getInteger("lockstep.kills", 3);
    private static final long SEED = Long.getLong("lockstep.kills.seed", 1);
    private static final TrainingOptions OPTIONS = TrainingOptions.NONE;

    private static String alone;

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final AtomicInteger epoch = new AtomicInteger();
    private final TrainingListener following = new TrainingListener() {
        @Override
        public void epoch(int number, double loss) {
            epoch.set(number);
        }
    };

    @BeforeAll
    static void trainUndisturbed() {
        alone = ResultDigest.of(Leading.alone(TestNetworks.LONG, OPTIONS));
    }

    @Test
    void processesThatAreKilledAtAnyMomentAreDoneWithout() throws InterruptedException {
        Random random = new Random(SEED);
        int disturbed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int which = random.nextInt(3);
            int other = random.nextInt(3);
            int first = random.nextInt(200);
            int second = first + random.nextInt(150);
            int late = random.nextInt(50);
            try (Workers workers = Workers.start(WorkerSettings.of(3, "java"), remarks::add)) {
                List<ProcessHandle> children = Leading.children();
                epoch.set(0);
                Thread killing = new Thread(() -> {
                    pauseUntil(first);
                    pause(late);
                    children.get(which).destroyForcibly();
                    pauseUntil(second);
                    children.get(other).destroyForcibly();
                });
                killing.start();
                assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, following)))
                        .as(
                                "kill %d of seed %d: worker %d %d ms after epoch %d, worker %d after epoch %d",
                                kill, SEED, which, late, first, other, second)
                        .isEqualTo(alone);
                killing.join();
                disturbed += workers.present() < 3 ? 1 : 0;
            }
        }
        assertThat(disturbed).isGreaterThan(KILLS / 2);
        assertThat(remarks).anyMatch(remark -> remark.matches("worker [123] \\(process .*\\) ended.*"));
    }

    @Test
    void aProcessThatHangsIsDoneWithout() throws InterruptedException {
        WorkerSettings settings = WorkerSettings.of(3, "java").withLimits(Duration.ofSeconds(2), Duration.ofMinutes(1));
        try (Workers workers = Workers.start(settings, remarks::add)) {
            ProcessHandle child = Leading.children().get(1);
            Thread stopping = new Thread(() -> {
                pauseUntil(50);
                signal("STOP", child);
            });
            stopping.start();
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, following)))
                    .isEqualTo(alone);
            stopping.join();
            assertThat(remarks)
                    .singleElement()
                    .asString()
                    .startsWith("worker 2 (process ")
                    .endsWith("has not answered for 2.0 s");
        }
    }

    @Test
    void withoutAnyWorkerTheRunEnds() {
        try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), remarks::add)) {
            Leading.children().forEach(ProcessHandle::destroyForcibly);
            assertThatThrownBy(() -> Leading.together(workers, TestNetworks.LONG, OPTIONS))
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("all workers were lost");
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2"})
    void brokenConnectionsAreMadeAnew(long seed) throws InterruptedException {
        BreakableWorkers breakable = new BreakableWorkers();
        Random random = new Random(seed);
        try (Workers workers = Workers.start(WorkerSettings.of(3, "java"), remarks::add, new Threads(breakable))) {
            AtomicInteger broken = new AtomicInteger();
            Thread breaking = new Thread(() -> {
                while (broken.get() < 4) {
                    pauseUntil(epoch.get() + random.nextInt(40));
                    broken.addAndGet(breakable.breakConnections(random.nextInt(3)));
                }
            });
            breaking.start();
            assertThat(ResultDigest.of(Leading.together(workers, TestNetworks.LONG, OPTIONS, following)))
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
            pause(300);
            leading.destroyForcibly();
            assertThat(children).hasSize(2);
            for (ProcessHandle child : children) {
                child.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            }
        }
    }

    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Until so many epochs are trained. */
    private void pauseUntil(int epochs) {
        while (epoch.get() < Math.min(epochs, 390)) {
            pause(1);
        }
    }

    private static void pause(long time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private record Threads(BreakableWorkers breakable) implements WorkerLauncher {
        @Override
        public int threads(int workers) {
            return 1;
        }

        @Override
        public List<WorkerHandle> launch(int workers, Invitation invitation) {
            List<WorkerHandle> handles = new ArrayList<>();
            for (int number = 0; number < workers; number++) {
                breakable.start(invitation.port(), invitation.secret(), number);
                handles.add(new ThreadHandle());
            }
            return handles;
        }
    }

    private static final class ThreadHandle implements WorkerHandle {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void kill() {}

        @Override
        public String lastLine() {
            return "";
        }
    }
}
