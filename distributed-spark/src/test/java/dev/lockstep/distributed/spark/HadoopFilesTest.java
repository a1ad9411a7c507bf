package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.Remarks;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.spark.files.SchemeOfTests;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data at addresses are read as data from files, by whoever leads and by every worker. */
class HadoopFilesTest {
    private static final String SCHEME = "tests";

    @TempDir
    private static Path folder;

    private static JavaSparkContext context;
    private static Backend backend;
    private static Path file;
    private static NetworkDefinition beside;
    private static String alone;

    @BeforeAll
    static void start() throws IOException {
        context = new JavaSparkContext(SparkTrainer.configure(new SparkConf()
                .setMaster("local[2]")
                .set("spark.ui.enabled", "false")
                .set("spark.hadoop.fs." + SCHEME + ".impl", SchemeOfTests.class.getName())));
        backend = Backends.open("java");
        file = SparkNetworks.numbers(folder.resolve("own.csv"));
        beside = NetworkFileReader.parse(folder.resolve("own.yaml"), SparkNetworks.textOfFile("own.csv"));
        alone = ResultDigest.of(
                new Trainer().train(backend, new DefinedNetwork(beside), TrainingOptions.NONE, TrainingListener.NONE));
    }

    @AfterAll
    static void stop() {
        backend.close();
        context.close();
    }

    @Test
    void aFileByItsAddressIsTheSameFile() {
        assertSame(file.toUri().toString());
        assertSame("file://" + file);
    }

    @Test
    void anySchemeOfHadoopIsRead() throws IOException {
        assertSame(SCHEME + "://" + file);
        Path packed = folder.resolve("packed.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(file, out);
        }
        for (String streamed : new String[] {"", ", stream: true"}) {
            NetworkRecipe recipe = SparkNetworks.ofAddress(SCHEME + "://" + packed + streamed);
            assertThat(trained(recipe)).isEqualTo(alone);
        }
    }

    @Test
    void whatCanNotBeReadIsOneLine() {
        String missing = SCHEME + "://" + folder.resolve("none.csv");
        assertThatThrownBy(() -> SparkNetworks.ofAddress(missing).network())
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("own.yaml:4:14: " + missing + " can not be read: ")
                .message()
                .doesNotContain("\n");
        assertThatThrownBy(
                        () -> SparkNetworks.ofAddress("nowhere://host/own.csv").network())
                .hasMessageContaining("nowhere://host/own.csv can not be read: No FileSystem for scheme \"nowhere\"");
        assertThatThrownBy(() -> SparkNetworks.ofAddress("s3a://bucket/own.csv").network())
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining(
                        "s3a://bucket/own.csv can not be read: Class org.apache.hadoop.fs.s3a.S3AFileSystem"
                                + " not found: add the jars of this file system to Spark's, as by spark.jars.packages");
    }

    private static void assertSame(String address) {
        NetworkRecipe recipe = SparkNetworks.ofAddress(address);
        assertThat(((DefinedNetwork) recipe.network()).definition().data().sha256())
                .isEqualTo(beside.data().sha256());
        assertThat(trained(recipe)).isEqualTo(alone);
    }

    private static String trained(NetworkRecipe recipe) {
        try (SparkTrainer trainer = SparkTrainer.start(context, WorkerSettings.of(2, "java"), new Remarks())) {
            return ResultDigest.of(
                    trainer.train(backend, recipe, TrainingOptions.NONE, TrainingListener.NONE, Checkpointing.NONE));
        }
    }
}
