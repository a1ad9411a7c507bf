package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.distributed.run.FaultyProvider;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.Remarks;
import dev.lockstep.distributed.run.RunWatch;
import dev.lockstep.distributed.run.WorkerSettings;
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
import java.util.Map;
import java.util.Random;
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
    private static final int KILLS = Integer.getInteger("lockstep.kills", 5);
    private static final Random RANDOM = new Random(Long.getLong("lockstep.kills.seed", 1));
    private static final int EPOCHS = 60;

    /** With validation after each, so that no round takes more than one of them. */
    private static final TrainingOptions OPTIONS = TrainingOptions.NONE.withEpochs(EPOCHS);

    private static final NetworkRecipe RECIPE = new NetworkRecipe(NamedNetworkSource.class, SparkNetworks.parts());

    @TempDir
    private static Path folder;

    private static StandaloneCluster cluster;
    private static Process lastMachine;
    private static JavaSparkContext context;
    private static Backend backend;
    private static String alone;

    private final Remarks remarks = new Remarks();
    private final RunWatch watch = new RunWatch();

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
                .set("spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1")
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "1")
                .set(
                        "spark.jars",
                        SparkHome.ours(folder).stream().map(Path::toString).collect(Collectors.joining(",")))));
        cluster.awaitExecutors(3, context);
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
        assertThat(remarks.all()).isEmpty();
        assertThat(remarks.backends())
                .hasSize(3)
                .allMatch(line -> line.matches("worker [123] \\(executor \\d at 127.0.0.1, .*"));
    }

    @Test
    @Order(2)
    void dataAtAnAddressAreReadByEveryExecutor() throws IOException {
        NetworkRecipe recipe = SparkNetworks.ofAddress(
                SparkNetworks.numbers(folder.resolve("own.csv")).toUri().toString());
        TrainingOptions options = TrainingOptions.NONE;
        assertThat(trained(WorkerSettings.of(2, "java"), recipe, options))
                .isEqualTo(ResultDigest.of(
                        new Trainer().train(backend, recipe.network(), options, TrainingListener.NONE)));
    }

    @Test
    @Order(3)
    void executorsThatAreKilledAtAnyMomentAreReplaced() throws InterruptedException {
        int disturbed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            int which = RANDOM.nextInt(2);
            int after = RANDOM.nextInt(EPOCHS - 10);
            int late = RANDOM.nextInt(10);
            remarks.clear();
            Thread killing = watch.at(after, late, () -> remarks.process(which).destroyForcibly());
            assertThat(trained(WorkerSettings.of(2, "java")))
                    .as("kill %d: worker %d %d ms after epoch %d", kill, which + 1, late, after)
                    .isEqualTo(alone);
            killing.join();
            disturbed += remarks.all().isEmpty() ? 0 : 1;
        }
        assertThat(disturbed).isGreaterThan(KILLS / 2);
    }

    @Test
    @Order(4)
    void aMachineThatIsLostAtAnyMomentIsDoneWithout() throws InterruptedException {
        Thread killing = watch.at(RANDOM.nextInt(EPOCHS - 10), 0, () -> {
            remarks.process(2);
            lastMachine.destroyForcibly();
        });
        assertThat(trained(WorkerSettings.of(3, "java"))).isEqualTo(alone);
        killing.join();
        assertThat(remarks.all())
                .contains("the run goes on with 2 new workers")
                .anyMatch(remark -> remark.contains(" ended: its stage ended when Spark lost executor "));
    }

    /** Another machine has taken the place of the last, and one executor computes wrong. */
    @Test
    @Order(5)
    void anExecutorThatComputesWrongIsNamedAndEnded() throws IOException {
        cluster.add(1, jdks().get(0));
        cluster.awaitExecutors(3, context);
        Path mark = Files.createFile(folder.resolve("wrong"));
        WorkerSettings settings = WorkerSettings.of(3, "java")
                .withBackends(List.of("java", FaultyProvider.NAME, "java"))
                .withOptions(Map.of(
                        FaultyProvider.NAME,
                        FaultyProvider.once(FaultyProvider.flipping("transposeMatmul", 9, 0), mark)))
                .withVerified(1);
        assertThat(trained(settings)).isEqualTo(alone);
        assertThat(remarks.all().get(0))
                .matches("worker 2 \\(executor \\d+ at 127.0.0.1, .*")
                .containsPattern("computed block \\d of step \\d+ wrong, which was its own");
        cluster.awaitExecutors(2, context);
        assertThat(cluster.executors()).hasSize(2);
    }

    @Test
    @Order(6)
    void anExecutorThatHangsIsEndedAndDoneWithout() throws InterruptedException {
        Thread stopping = watch.at(EPOCHS / 4, 0, () -> RunWatch.stop(remarks.process(0)));
        assertThat(trained(WorkerSettings.of(2, "java"))).isEqualTo(alone);
        stopping.join();
        assertThat(remarks.all().get(0)).startsWith("worker 1 ").endsWith("has not answered for 3.0 s");
    }

    private String trained(WorkerSettings settings) {
        return trained(settings, RECIPE, OPTIONS);
    }

    private String trained(WorkerSettings settings, NetworkRecipe recipe, TrainingOptions options) {
        try (SparkTrainer trainer = SparkTrainer.start(
                context, settings.withLimits(Duration.ofSeconds(3), Duration.ofMinutes(1)), remarks)) {
            return ResultDigest.of(trainer.train(backend, recipe, options, watch, Checkpointing.NONE));
        }
    }

    /** Hadoop as it comes with Spark 4.1 does not begin on JDK 25. */
    private static List<Path> jdks() throws IOException {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)
                || org.apache.spark.package$.MODULE$.SPARK_VERSION().startsWith("4.1.")) {
            return List.of(Path.of(System.getProperty("java.home")));
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> !Files.isSymbolicLink(home) && Files.isExecutable(home.resolve("bin/java")))
                    .sorted()
                    .toList();
        }
    }
}
