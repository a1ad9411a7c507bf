package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

/** The distribution's class-data archives: used where they fit, made on demand, and never heard of where they do not fit. */
class ArchiveTest {
    private static final Map<String, String> MAKE = Map.of("LOCKSTEP_ARCHIVE", "make");

    private static final String MAIN = "dev.lockstep.cli.Main";
    /** The JDK keeps classes as old as those of picocli's own jar out of an archive where a lambda is of them. */
    private static final String CONVERTER = "picocli.CommandLine$ITypeConverter";

    private static final String BACKEND = "dev.lockstep.backend.java.JavaBackendProvider";

    private static final String FROM_ARCHIVE = "shared objects file";
    private static final String FROM_JAR = "file:";

    /** An archive holds for one place, so each test starts with the same distribution in the same place. */
    @TempDir
    private static Path place;

    private static Distribution original;

    @TempDir
    private Path folder;

    private Distribution distribution;

    /** Where classes came from with the archive of another place, and the names of the files in its folder before and after it was made again. */
    private static String sourceWhereMoved;

    private static List<String> filesWhereMoved;
    private static List<String> filesMadeAgain;

    /** A copy of a distribution with an archive is one that was moved. The archive is damaged too before it is made again. */
    @BeforeAll
    static void makeAnArchiveForEveryJdk() throws Exception {
        Distribution made = Distribution.archived().copyAllTo(place.resolve("lockstep"));
        sourceWhereMoved = source(MAIN, made, Map.of());
        filesWhereMoved = files(made);
        flipBytes(made, new Random(1));
        trains(made, MAKE);
        filesMadeAgain = files(made);
        for (Path jdk : Jdks.found().values()) {
            trains(made, with(home(jdk), MAKE));
        }
        original = new Distribution(Files.move(made.home(), place.resolve("original")));
    }

    @BeforeEach
    void putTheDistributionInItsPlace() throws IOException {
        Path home = place.resolve("lockstep");
        if (Files.exists(home)) {
            Files.move(home, folder.resolve("used"));
        }
        distribution = original.copyAllTo(home);
    }

    @TestFactory
    Stream<DynamicTest> holdsTheClassesOfLibAndNoneOfBackends() throws IOException {
        return onEveryJdk(jdk -> {
            assertThat(source(MAIN, jdk)).contains(FROM_ARCHIVE);
            assertThat(source(CONVERTER, jdk)).contains(FROM_ARCHIVE);
            assertThat(source(BACKEND, jdk)).contains(FROM_JAR);
        });
    }

    /** To load its module takes the JVM some hundredths of a second. */
    @TestFactory
    Stream<DynamicTest> aShortTrainingLoadsNothingOfTheVectorApi() throws IOException {
        return onEveryJdk(jdk ->
                assertThat(loaded(distribution, jdk)).noneMatch(line -> line.contains(" jdk.incubator.vector.")));
    }

    @Test
    void isNotMadeUnasked() throws Exception {
        Distribution fresh = Distribution.copyTo(folder.resolve("fresh"));

        trains(fresh, Map.of());
        assertThat(fresh.archives()).doesNotExist();
    }

    @Test
    void isNotMadeWhereItsFolderCannotBe() throws Exception {
        Distribution fresh = Distribution.copyTo(folder.resolve("fresh"));
        Files.createFile(fresh.archives());

        trains(fresh, MAKE);
        assertThat(fresh.archives()).isEmptyFile();
    }

    @Test
    void survivesBackendsThatAreAddedAndRemoved() throws Exception {
        Files.delete(distribution.backendJar("opencl"));
        Files.copy(distribution.backendJar("blas"), distribution.backends().resolve("a-third-party.jar"));

        assertThat(source(MAIN)).contains(FROM_ARCHIVE);
    }

    @Test
    void doesNotFollowAMovedDistributionAndIsMadeThereAgain() throws Exception {
        assertThat(sourceWhereMoved).contains(FROM_JAR);
        assertThat(filesMadeAgain).isEqualTo(filesWhereMoved);
        assertThat(source(MAIN)).contains(FROM_ARCHIVE);
    }

    /** With a JVM that makes archives of chance at once, and files that are moved after a while of chance, so that the starts meet. */
    @Test
    void isMadeWholeByTwoStartsAtOnce() throws Exception {
        Path jdk = Jdks.copyOf(Path.of(System.getProperty("java.home")), folder.resolve("jdk"));
        Files.writeString(jdk.resolve("bin").resolve("java"), """
                #!/bin/sh
                for option; do
                    case $option in
                        -XX:DumpLoadedClassList=*) echo a/Class >"${option#*=}"; exit ;;
                        -Xshare:dump) exec head -c 1000000 /dev/urandom >archive ;;
                        -XX:SharedArchiveFile=*) echo "with an archive" ;;
                    esac
                done
                """);
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Path move = Files.writeString(tools.resolve("mv"), """
                #!/bin/sh
                sleep 0.0$(od -A n -N 1 -t u1 /dev/urandom | tr -d ' ')
                PATH=${PATH#*:} exec mv "$@"
                """);
        assertThat(move.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment =
                with(home(jdk), Map.of("PATH", tools + File.pathSeparator + System.getenv("PATH")));
        for (int round = 0; round < 8; round++) {
            Distribution fresh = Distribution.copyTo(folder.resolve("fresh" + round));
            Callable<ChildProcess> start = () -> fresh.run(with(environment, MAKE), "--version");
            ExecutorService two = Executors.newFixedThreadPool(2);
            for (Future<ChildProcess> started : two.invokeAll(List.of(start, start))) {
                assertThat(started.get().code()).as(started.get().err()).isZero();
            }
            two.shutdown();

            assertThat(files(fresh)).hasSize(2);
            assertThat(fresh.run(environment, "--version").out()).isEqualTo("with an archive\n");
        }
    }

    /** The JVM of JDK 17 links each by a long call of the JDK, whether it is in an archive or not. */
    @TestFactory
    Stream<DynamicTest> aTrainingLoadsNoLambdaOfLockstep() throws IOException {
        return onEveryJdk(jdk -> assertThat(loaded(distribution, jdk))
                .anyMatch(line -> line.contains(" dev.lockstep.trainer."))
                .noneMatch(line -> line.contains(" dev.lockstep.") && line.contains("$$Lambda")));
    }

    @TestFactory
    Stream<DynamicTest> isLeftAsideWhereALibraryChanged() throws IOException {
        return onEveryJdk(jdk -> {
            try (Stream<Path> libraries = Files.list(distribution.home().resolve("lib"))) {
                Files.setLastModifiedTime(libraries.findFirst().orElseThrow(), FileTime.from(Instant.now()));
            }

            assertThat(source(MAIN, jdk)).contains(FROM_JAR);
        });
    }

    @TestFactory
    Stream<DynamicTest> isLeftAsideWhereTheJvmIsToldOtherwise() throws IOException {
        return onEveryJdk(jdk -> {
            for (String options : List.of("-Xshare:off", "-XX:-UseCompressedOops", "-XX:+UseParallelGC")) {
                trains(distribution, with(jdk, Map.of("LOCKSTEP_JAVA_OPTS", options)));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> isLeftAsideWhereItIsDamaged() throws IOException {
        return onEveryJdk(jdk -> {
            for (Path archive : archives(distribution)) {
                Files.delete(archive);
                Files.write(archive, new byte[100_000]);
            }

            trains(distribution, jdk);
        });
    }

    @TestFactory
    Stream<DynamicTest> isLeftAsideWhereItIsCutOff() throws IOException {
        return onEveryJdk(jdk -> {
            for (Path archive : archives(distribution)) {
                byte[] whole = Files.readAllBytes(archive);
                Files.delete(archive);
                Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
            }

            trains(distribution, jdk);
        });
    }

    /** Of most of such archives the JVM would die. */
    @TestFactory
    Stream<DynamicTest> isLeftAsideWhereBytesOfItFlipped() throws IOException {
        return onEveryJdk(jdk -> {
            flipBytes(distribution, new Random(jdk.hashCode()));

            assertThat(source(MAIN, jdk)).contains(FROM_JAR);
        });
    }

    /** Or was deleted, and what tells of it was not. */
    @Test
    @Timeout(120)
    void isLeftAsideWhereItIsNoFile() throws Exception {
        for (String made : List.of(
                "true", "ln -s \"$0\" \"$0\"", "mkfifo \"$0\"", "mkfifo \"$0\"; rm \"$0.for\"; mkfifo \"$0.for\"")) {
            for (Path archive : archives(distribution)) {
                ChildProcess.run(Map.of(), List.of("sh", "-c", "rm \"$0\"; " + made, archive.toString()));
            }
            trains(distribution, Map.of());
        }
    }

    private static List<String> files(Distribution distribution) {
        return Stream.of(distribution.archives().toFile().list()).sorted().toList();
    }

    private static void flipBytes(Distribution distribution, Random random) throws IOException {
        for (Path archive : archives(distribution)) {
            byte[] bytes = Files.readAllBytes(archive);
            for (int i = 0; i < 2000; i++) {
                bytes[8192 + random.nextInt(bytes.length - 8192)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.delete(archive);
            Files.write(archive, bytes);
        }
    }

    private static List<Path> archives(Distribution distribution) throws IOException {
        try (Stream<Path> files = Files.list(distribution.archives())) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    /** A test for each JDK, given the environment that chooses it; they share the distribution. */
    private static Stream<DynamicTest> onEveryJdk(ThrowingConsumer<Map<String, String>> test) throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest("JDK " + jdk.getKey(), () -> test.accept(home(jdk.getValue()))));
    }

    private static Map<String, String> home(Path jdk) {
        return Map.of("JAVA_HOME", jdk.toString());
    }

    /** Trains as ever, without a word on standard error. */
    private static void trains(Distribution distribution, Map<String, String> environment)
            throws IOException, InterruptedException {
        ChildProcess run = distribution.run(environment, "train", "two-point", "--quiet");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).hasLineCount(2).contains("0.01551418253");
        assertThat(run.code()).isZero();
    }

    private String source(String name) throws IOException, InterruptedException {
        return source(name, Map.of());
    }

    private String source(String name, Map<String, String> environment) throws IOException, InterruptedException {
        return source(name, distribution, environment);
    }

    /** What a training loads a class from, as the JVM logs it. */
    private static String source(String name, Distribution distribution, Map<String, String> environment)
            throws IOException, InterruptedException {
        return loaded(distribution, environment).stream()
                .filter(line -> line.contains(" " + name + " "))
                .findFirst()
                .orElseThrow();
    }

    /** A line for each class that a training loads. */
    private static List<String> loaded(Distribution distribution, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(place, "loaded", ".log");
        trains(distribution, with(environment, Map.of("LOCKSTEP_JAVA_OPTS", "-Xlog:class+load:file=" + log)));
        return Files.readAllLines(log);
    }

    private static Map<String, String> with(Map<String, String> environment, Map<String, String> more) {
        Map<String, String> both = new HashMap<>(environment);
        both.putAll(more);
        return both;
    }
}
