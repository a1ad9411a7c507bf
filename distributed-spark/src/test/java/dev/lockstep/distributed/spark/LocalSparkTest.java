package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.distributed.run.FaultyProvider;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.Remarks;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.model.RunCheckpoints;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks of a Spark within this JVM train as one process. */
class LocalSparkTest {
    private static final NetworkRecipe RECIPE = new NetworkRecipe(NamedNetworkSource.class, SparkNetworks.parts());

    @TempDir
    private static Path events;

    private static final Map<DType, String> ALONE = new EnumMap<>(DType.class);

    private static JavaSparkContext context;
    private static Backend backend;

    private final Remarks remarks = new Remarks();

    @BeforeAll
    static void start() {
        context = new JavaSparkContext(SparkTrainer.configure(new SparkConf()
                .setMaster("local[3]")
                .set("spark.ui.enabled", "false")
                .set("spark.eventLog.enabled", "true")
                .set("spark.eventLog.compress", "false")
                .set("spark.eventLog.dir", events.toUri().toString())));
        backend = Backends.open("java");
        for (DType dtype : DType.values()) {
            TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
            ALONE.put(
                    dtype,
                    ResultDigest.of(new Trainer().train(backend, RECIPE.network(), options, TrainingListener.NONE)));
        }
    }

    @AfterAll
    static void stop() {
        backend.close();
        context.close();
    }

    @Test
    void oneTwoAndThreeWorkersHaveTheBitsOfOneProcess() {
        for (int workers = 1; workers <= 3; workers++) {
            assertSame(WorkerSettings.of(workers, "java"));
        }
        assertThat(remarks.all()).isEmpty();
    }

    @Test
    void soHaveUnequalSharesOnTwoBackendsThatAreVerified() {
        assertSame(WorkerSettings.of(3, "java")
                .withBackends(List.of("java", "blas"))
                .withShares(List.of(1, 3, 2))
                .withVerified(0.5));
        assertThat(remarks.all()).isEmpty();
        assertThat(remarks.backends()).hasSize(3 * DType.values().length);
        assertThat(remarks.backends().get(1))
                .startsWith("worker 2 (executor driver at 127.0.0.1, process ")
                .endsWith(" computes on blas");
    }

    @Test
    void aWorkerChoosesItsBackendWhereNoneIsNamed() {
        assertSame(WorkerSettings.of(2, WorkerSettings.ANY));
        assertThat(remarks.backends())
                .allMatch(line -> line.endsWith(" computes on blas") || line.endsWith(" computes on java"));
    }

    @Test
    void moreWorkersThanThereIsRoomForAreRefused() {
        assertThatThrownBy(() -> SparkTrainer.start(context, WorkerSettings.of(4, "java"), remarks))
                .isInstanceOf(LockstepException.class)
                .hasMessageStartingWith("Spark has no room for 4 workers at once");
    }

    @Test
    void aWorkerThatComputesWrongIsFoundNamedAndLeftOut() {
        WorkerSettings settings = withFaulty(3, FaultyProvider.flipping("transposeMatmul", 9, 0));
        assertThat(trained(settings.withVerified(1))).isEqualTo(ALONE.get(DType.FLOAT64));
        assertThat(remarks.all())
                .singleElement()
                .asString()
                .startsWith("worker 2 (executor driver at 127.0.0.1, process ")
                .containsPattern("computed block \\d of step \\d+ wrong, which was its own");
    }

    /** Of six parameters the third in the third step, which is the last of a round. */
    @Test
    void aWorkerWhoseUpdateIsWrongIsFoundWithoutVerifying() {
        assertThat(trained(withFaulty(3, FaultyProvider.flipping("subtractQuotient", 15, 0))))
                .isEqualTo(ALONE.get(DType.FLOAT64));
        assertThat(remarks.all())
                .singleElement()
                .asString()
                .startsWith("worker 2 (executor driver at 127.0.0.1, process ")
                .contains("has other losses or parameters than the leading process");
    }

    @Test
    void aWorkerThatComputesAndComesToNothingIsDoneWithout() {
        WorkerSettings settings = withFaulty(3, FaultyProvider.hanging("transposeMatmul", 9))
                .withLimits(Duration.ofSeconds(15), Duration.ofSeconds(10));
        assertThat(trained(settings)).isEqualTo(ALONE.get(DType.FLOAT64));
        assertThat(remarks.all())
                .singleElement()
                .asString()
                .startsWith("worker 2 (executor driver at 127.0.0.1, process ")
                .endsWith("has computed for 10 s and come to nothing");
    }

    /** A secret is 64 hexadecimal digits. */
    @Test
    void theSecretIsNeitherLoggedNorASetting() throws IOException {
        assertSame(WorkerSettings.of(2, "java"));
        String secret = "(?s).*[0-9a-f]{64}.*";
        try (Stream<Path> files = Files.walk(events)) {
            List<Path> logs = files.filter(Files::isRegularFile).toList();
            StringBuilder all = new StringBuilder();
            for (Path log : logs) {
                all.append(Files.readString(log, StandardCharsets.ISO_8859_1));
            }
            assertThat(all.toString()).contains("SparkListenerJobStart").doesNotMatch(secret);
        }
        assertThat(context.getConf().toDebugString()).doesNotMatch(secret);
    }

    /** The last state that the driver had is kept; another driver goes on from there with other workers. */
    @Test
    void aDriverThatIsStartedAgainGoesOnFromACheckpoint(@TempDir Path kept) {
        DefinedNetwork network = (DefinedNetwork) RECIPE.network();
        TrainingListener failing = new TrainingListener() {
            @Override
            public void epoch(int number, double loss) {
                if (number == 2) {
                    throw new LockstepException("the driver is lost");
                }
            }
        };
        try (SparkTrainer trainer = SparkTrainer.start(context, WorkerSettings.of(3, "java"), remarks)) {
            assertThatThrownBy(() -> trainer.train(
                            backend, RECIPE, TrainingOptions.NONE, failing, kept(network, kept, Optional.empty())))
                    .hasMessage("the driver is lost");
        }
        assertThat(kept).isNotEmptyDirectory();
        try (SparkTrainer trainer = SparkTrainer.start(context, WorkerSettings.of(2, "java"), remarks)) {
            TrainingOptions options = TrainingOptions.NONE;
            assertThat(ResultDigest.of(trainer.train(
                            backend, RECIPE, options, TrainingListener.NONE, kept(network, kept, Optional.of(kept)))))
                    .isEqualTo(ALONE.get(DType.FLOAT64));
        }
    }

    private static Checkpointing kept(DefinedNetwork network, Path folder, Optional<Path> resumed) {
        return new RunCheckpoints(
                network.definition(),
                SparkNetworks.TEXT,
                TrainingOptions.NONE,
                Optional.of(folder),
                1,
                RunCheckpoints.KEPT,
                resumed);
    }

    /** The second of several. */
    private static WorkerSettings withFaulty(int workers, BackendOptions options) {
        return WorkerSettings.of(workers, "java")
                .withBackends(List.of("java", FaultyProvider.NAME, "java"))
                .withOptions(Map.of(FaultyProvider.NAME, options));
    }

    private String trained(WorkerSettings settings) {
        try (SparkTrainer trainer = SparkTrainer.start(context, settings, remarks)) {
            return ResultDigest.of(
                    trainer.train(backend, RECIPE, TrainingOptions.NONE, TrainingListener.NONE, Checkpointing.NONE));
        }
    }

    private void assertSame(WorkerSettings settings) {
        try (SparkTrainer trainer = SparkTrainer.start(context, settings, remarks)) {
            for (DType dtype : DType.values()) {
                TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
                assertThat(ResultDigest.of(
                                trainer.train(backend, RECIPE, options, TrainingListener.NONE, Checkpointing.NONE)))
                        .as("%s of %s", dtype, settings)
                        .isEqualTo(ALONE.get(dtype));
            }
            assertThat(trainer.present()).isEqualTo(settings.processes());
        }
    }
}
