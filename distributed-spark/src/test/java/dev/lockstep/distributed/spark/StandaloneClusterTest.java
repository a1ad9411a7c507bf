package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.WorkersListener;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Executors of a cluster that are killed at any moment, and machines that are lost, leave the bits as they are.
 *
 * <p>More moments with {@code -Dlockstep.kills=30}, other ones with {@code -Dlockstep.kills.seed=2}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandaloneClusterTest {
    private static final int KILLS = Integer.getInteger("lockstep.kills", 3);
    private static final long SEED = Long.getLong("lockstep.kills.seed", 1);
    private static final int EPOCHS = 300;
    private static final TrainingOptions OPTIONS = TrainingOptions.NONE.withEpochs(EPOCHS);
    private static final NetworkRecipe RECIPE = new NetworkRecipe(NamedNetworkSource.class, SparkNetworks.parts());

    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;
    private static Process lastMachine;
    private static JavaSparkContext context;
    private static Backend backend;
    private static String alone;

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final List<String> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger epoch = new AtomicInteger();

    private final WorkersListener listener = new WorkersListener() {
        @Override
        public void remark(String remark) {
            remarks.add(remark);
        }

        @Override
        public void backends(List<String> lines) {
            backends.addAll(lines);
        }
    };

    private final TrainingListener following = new TrainingListener() {
        @Override
        public void epoch(int number, double loss) {
            epoch.set(number);
        }
    };

    @BeforeAll
    static void start() throws IOException {
        cluster = new StandaloneCluster(folder);
        List<Path> jdks = jdks();
        cluster.add(2, jdks.get(0));
        lastMachine = cluster.add(1, jdks.get(jdks.size() - 1));
        context = new JavaSparkContext(SparkTrainer.configure(new SparkConf()
                .setMaster(cluster.master())
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.executor.cores", "1")
                .set("spark.executor.memory", "600m")
                .set(
                        "spark.jars",
                        SparkHome.ours(folder).stream().map(Path::toString).collect(Collectors.joining(",")))));
        backend = Backends.open("java");
        alone = ResultDigest.of(new Trainer().train(backend, RECIPE.network(), OPTIONS, TrainingListener.NONE));
    }

    @AfterAll
    static void stop() {
        backend.close();
        context.close();
        cluster.close();
    }

    @Test
    @Order(1)
    void executorsOnEveryJdkTrainAsOneProcess() {
        WorkerSettings settings = WorkerSettings.of(3, "java")
                .withBackends(List.of("java", "blas"))
                .withShares(List.of(2, 1, 1))
                .withVerified(0.2);
        assertThat(trained(settings)).isEqualTo(alone);
        assertThat(remarks).isEmpty();
        assertThat(backends).hasSize(3).allMatch(line -> line.matches("worker [123] \\(executor \\d at 127.0.0.1, .*"));
    }

    @Test
    @Order(2)
    void executorsThatAreKilledAtAnyMomentAreReplaced() throws InterruptedException {
        Random random = new Random(SEED);
        int disturbed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int which = random.nextInt(3);
            int after = random.nextInt(EPOCHS);
            remarks.clear();
            epoch.set(0);
            Thread killing = new Thread(() -> {
                pauseUntil(after);
                List<ProcessHandle> executors = cluster.executors();
                executors.get(which % executors.size()).destroyForcibly();
            });
            killing.start();
            assertThat(trained(WorkerSettings.of(3, "java")))
                    .as("kill %d of seed %d: executor %d after epoch %d", kill, SEED, which, after)
                    .isEqualTo(alone);
            killing.join();
            disturbed += remarks.isEmpty() ? 0 : 1;
        }
        assertThat(disturbed).isGreaterThan(KILLS / 2);
    }

    @Test
    @Order(3)
    void aMachineThatIsLostIsDoneWithout() throws InterruptedException {
        Thread killing = new Thread(() -> {
            pauseUntil(EPOCHS / 4);
            lastMachine.destroyForcibly();
        });
        killing.start();
        assertThat(trained(WorkerSettings.of(3, "java"))).isEqualTo(alone);
        killing.join();
        assertThat(remarks)
                .contains("the run goes on with 2 new workers")
                .anyMatch(remark -> remark.contains(" ended: its stage ended when Spark lost executor "));
    }

    @Test
    @Order(4)
    void anExecutorThatHangsIsEndedAndDoneWithout() throws InterruptedException {
        Thread stopping = new Thread(() -> {
            pauseUntil(EPOCHS / 4);
            signal("STOP", cluster.executors().get(0));
        });
        stopping.start();
        assertThat(trained(WorkerSettings.of(2, "java"))).isEqualTo(alone);
        stopping.join();
        assertThat(remarks.get(0)).startsWith("worker ").endsWith("has not answered for 5.0 s");
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

    private String trained(WorkerSettings settings) {
        try (SparkTrainer trainer = SparkTrainer.start(
                context, settings.withLimits(Duration.ofSeconds(5), Duration.ofMinutes(1)), listener)) {
            return ResultDigest.of(trainer.train(backend, RECIPE, OPTIONS, following, Checkpointing.NONE));
        }
    }

    private static List<Path> jdks() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return List.of(Path.of(System.getProperty("java.home")));
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> !Files.isSymbolicLink(home) && Files.isExecutable(home.resolve("bin/java")))
                    .sorted()
                    .toList();
        }
    }

    private void pauseUntil(int epochs) {
        try {
            while (epoch.get() < Math.min(epochs, EPOCHS - 10)) {
                Thread.sleep(1);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
