package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command runs on a Spark of the user's, which is in nothing of Lockstep. */
class SparkTest {
    /** What the tests of the module for Spark make of Spark's jars. */
    private static final Path SPARK = Path.of("..", "distributed-spark", "target", "spark-home")
            .toAbsolutePath()
            .normalize();

    private static final String NETWORK = """
            name: parts
            title: Batches of 600 and 400 samples
            random: {generator: counter, seed: 6}
            data: {file: ADDRESS, target: y}
            layers:
              - dense: {units: 9, activation: tanh, weights: xavier-normal, bias: zeros}
              - dense: {units: 1, activation: linear, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training: {epochs: 5, batch: 600, shuffle: true}
            """;

    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void open() throws Exception {
        distribution = Distribution.archived();
    }

    @Test
    void aRecordOfSparkIsReplayedByProcessesAndTheReverse() throws IOException, InterruptedException {
        assumeThat(SPARK.resolve("jars")).as("Spark's jars").isDirectory();
        assumeThat(distribution.home().resolve("spark"))
                .as("the part for Spark")
                .isDirectory();
        String data = numbers(folder.resolve("own.csv")).toString();
        String network = Files.writeString(folder.resolve("parts.yaml"), NETWORK.replace("ADDRESS", "own.csv"))
                .toString();
        String addressed = Files.writeString(
                        folder.resolve("addressed.yaml"), NETWORK.replace("ADDRESS", "file://" + data))
                .toString();
        String here = folder.resolve("here.json").toString();
        String there = folder.resolve("there.json").toString();
        // No JVM of these lives until the second compiler has gained what it costs.
        Map<String, String> light = Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Map<String, String> environment = new HashMap<>(light);
        environment.putAll(Map.of("SPARK_HOME", SPARK.toString(), "SPARK_LOCAL_IP", "127.0.0.1"));

        ChildProcess recorded = distribution.run(
                environment,
                List.of("record", addressed, "-o", there, "--quiet", "--spark", "local[2]", "--workers", "2")
                        .toArray(String[]::new));
        assertThat(recorded.code()).as(recorded.err()).isZero();
        assertThat(recorded.err())
                .contains("worker 1 (executor driver at 127.0.0.1, process ", " computes on ")
                .doesNotContain("WARN");
        assertThat(distribution
                        .run(light, "record", network, "-o", here, "--quiet", "--processes", "2")
                        .code())
                .isZero();

        ChildProcess replayed = distribution.run(light, "replay", there, "--data", data, "--quiet", "--processes", "2");
        assertThat(replayed.out()).startsWith("parts: identical on ");
        ChildProcess onSpark = distribution.run(
                environment,
                List.of(
                                "replay",
                                here,
                                "--data",
                                data,
                                "--quiet",
                                "--spark",
                                "local[2]",
                                "--workers",
                                "2",
                                "--verify",
                                "1")
                        .toArray(String[]::new));
        assertThat(onSpark.out()).startsWith("parts: identical on ");
        assertThat(onSpark.err()).contains("25 blocks were computed by two workers, with the same bits");
    }

    @Test
    void withoutSparkOneLineSaysWhatToDo() throws IOException, InterruptedException {
        ChildProcess none =
                distribution.run(Map.of("SPARK_HOME", ""), "train", "xor", "--spark", "local[2]", "--workers", "2");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err())
                .isEqualTo("lockstep: --spark needs Spark 4.2, which Lockstep does not bring: name its folder by"
                        + " --spark-home or SPARK_HOME\n");
        ChildProcess other = distribution.run(
                "train", "xor", "--spark", "local[2]", "--workers", "2", "--spark-home", folder.toString());
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .startsWith("lockstep: there is no Spark in " + folder)
                .hasLineCount(1);
        ChildProcess alone = distribution.run("train", "xor", "--workers", "2");
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.err()).contains("add --spark MASTER");
    }

    /** Too little for a JVM. */
    @Test
    void theDriverGetsTheMemoryThatItsSettingSays() throws IOException, InterruptedException {
        assumeThat(SPARK.resolve("jars")).as("Spark's jars").isDirectory();
        ChildProcess little = withMemory("1k");
        assertThat(little.code()).as(little.err()).isEqualTo(4);
        assertThat(little.err())
                .startsWith("lockstep: the process that starts the workers has ended: ")
                .contains("heap")
                .hasLineCount(1);
        ChildProcess none = withMemory("much");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("lockstep: spark.driver.memory must be a size as in 512m or 4g, not 'much'\n");
    }

    private ChildProcess withMemory(String memory) throws IOException, InterruptedException {
        String setting = "spark.driver.memory=" + memory;
        return distribution.run(
                Map.of("SPARK_HOME", SPARK.toString()),
                "train xor --spark local[1] --workers 1 --spark-conf %s"
                        .formatted(setting)
                        .split(" "));
    }

    @Test
    void aDamagedJarOfSparkIsNamed() throws IOException, InterruptedException {
        Path jar = sparkCore();
        Files.write(jar, new byte[1000]);
        ChildProcess run = onOwnSpark();
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).isEqualTo("lockstep: " + jar + " is damaged or can not be read: install it again\n");
    }

    @Test
    void aSparkThatLacksWhatOursNeedsIsNotTakenForADamagedLockstep() throws IOException, InterruptedException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(sparkCore()))) {
            jar.putNextEntry(new JarEntry("nothing"));
        }
        ChildProcess run = onOwnSpark();
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("lockstep: the Spark in " + folder.resolve("spark")
                        + " does not say how its JVM is started: take Spark 4.2 or 4.1\n");
    }

    private Path sparkCore() throws IOException {
        return Files.createDirectories(folder.resolve("spark/jars")).resolve("spark-core_2.13-4.2.0.jar");
    }

    private ChildProcess onOwnSpark() throws IOException, InterruptedException {
        String home = folder.resolve("spark").toString();
        return distribution.run("train", "xor", "--spark", "local[2]", "--workers", "2", "--spark-home", home);
    }

    @Test
    void sparkIsInNothingElse() throws IOException {
        List<String> jars =
                new ArrayList<>(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        try (Stream<Path> files = Files.walk(distribution.home())) {
            files.map(Path::toString).filter(file -> file.endsWith(".jar")).forEach(jars::add);
        }
        assertThat(jars).map(jar -> Path.of(jar).getFileName().toString()).noneMatch(SparkTest::isOfSpark);
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            assertThat(modules.map(module -> module.resolve("pom.xml"))
                            .filter(Files::isRegularFile)
                            .filter(SparkTest::namesSpark))
                    .containsExactly(Path.of("..", "distributed-spark", "pom.xml"));
        }
    }

    private static Path numbers(Path file) throws IOException {
        Random random = new Random(8);
        StringBuilder rows = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 1000; row++) {
            int a = random.nextInt(1000);
            int b = random.nextInt(1000);
            rows.append(a + "e-3," + b + "e-3," + (a + b) + "e-3\n");
        }
        return Files.writeString(file, rows);
    }

    private static boolean isOfSpark(String jar) {
        return Stream.of("spark-", "scala-", "hadoop-").anyMatch(jar::startsWith);
    }

    private static boolean namesSpark(Path pom) {
        try {
            return Files.readString(pom).contains("<groupId>org.apache.spark</groupId>");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
