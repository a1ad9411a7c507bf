package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher does where the JVM, the jars or the surroundings are not as they should be: one line, exit code 4 or plain work. */
class LauncherTest {
    private static final int FIRST_WITH_CACHES = 24;
    private static final List<String> VARIABLES =
            List.of("LOCKSTEP_JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void copy() throws IOException {
        distribution = Distribution.copyTo(folder.resolve("copy"));
    }

    private static void fails(ChildProcess run, String message) {
        assertThat(run.err()).startsWith("lockstep: " + message).hasLineCount(1).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(4);
    }

    private static void works(ChildProcess run) {
        assertThat(run.out()).as(run.err()).contains("0.01551418253");
        assertThat(run.code()).isZero();
    }

    /** Runs a line of shell in which {@code $L} is the launcher. */
    private ChildProcess shell(Map<String, String> environment, String line) throws Exception {
        return ChildProcess.run(
                environment, List.of("sh", "-c", "L='" + distribution.launcher() + "'; cd '" + folder + "'; " + line));
    }

    private Path library(String start) throws IOException {
        try (Stream<Path> jars = Files.list(distribution.home().resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Stream<DynamicTest> onEveryJdk(JdkTest test) throws IOException {
        return onEveryJdk(test, 17);
    }

    private Stream<DynamicTest> onEveryJdk(JdkTest test, int first) throws IOException {
        return Jdks.found().tailMap(first).entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getKey(), () -> test.run(jdk.getValue().toString())));
    }

    @TestFactory
    Stream<DynamicTest> optionsThatTheJvmRefusesAreASystemFailure() throws IOException {
        return onEveryJdk(jdk -> {
            for (String variable : VARIABLES) {
                ChildProcess run =
                        distribution.run(Map.of("JAVA_HOME", jdk, variable, "-XX:NoSuch"), "train", "two-point");

                fails(run, "the JVM does not start: Unrecognized VM option 'NoSuch' (see " + variable + ")");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-Xfoo", "-Xmx1k", "-Xmx999999g", "-XX:+UseG1GC -XX:+UseParallelGC", "@absent", "-XX:Flags=x y"})
    void soAreTheseOfTheirOwn(String options) throws Exception {
        fails(
                distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", options), "train", "two-point"),
                "the JVM does not start: ");
    }

    @TestFactory
    Stream<DynamicTest> agentsThatAreNotThereAreASystemFailure() throws Exception {
        distribution = Distribution.archived();
        return onEveryJdk(jdk -> {
            for (String agent : List.of("-javaagent:/no.jar=x", "-agentpath:/no.so", "-agentlib:nosuch=y")) {
                for (String variable : List.of("LOCKSTEP_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
                    ChildProcess run =
                            distribution.run(Map.of("JAVA_HOME", jdk, variable, agent), "train", "two-point");

                    fails(run, "the JVM does not start: ");
                    assertThat(run.err()).contains(" of " + agent, "(see " + variable + ")");
                }
            }
            String debugger = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0";
            works(distribution.run(Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", debugger), "train", "two-point"));
        });
    }

    /** What they say themselves stands before the line. */
    @TestFactory
    Stream<DynamicTest> agentsAndOptionsThatEndTheJvmAreASystemFailure() throws IOException {
        Path agent = FailingAgent.jar(folder.resolve("agent.jar"), true);
        Path unnamed = FailingAgent.jar(folder.resolve("unnamed.jar"), false);
        return onEveryJdk(jdk -> {
            for (String options : List.of(
                    "-javaagent:" + agent + "=thrown",
                    "-javaagent:" + agent + "=0",
                    "-javaagent:" + agent + "=1",
                    "-javaagent:" + agent + "=3",
                    "-javaagent:" + unnamed,
                    "-agentlib:jdwp=transport=nosuch",
                    "-XX:MaxMetaspaceSize=6m -XX:+ExitOnOutOfMemoryError",
                    "-X",
                    "-jar",
                    "--validate-modules",
                    "--dry-run")) {
                ChildProcess run =
                        distribution.run(Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", options), "train", "xor");

                assertThat(run.err().lines().filter(line -> line.startsWith("lockstep: ")))
                        .as(options + run.err())
                        .hasSize(1)
                        .allSatisfy(line -> assertThat(line)
                                .startsWith("lockstep: the JVM was ended with code ")
                                .endsWith("(see LOCKSTEP_JAVA_OPTS)"));
                assertThat(run.code()).as(options).isEqualTo(4);
            }
        });
    }

    @Test
    void underAnAgentAllIsAsWithout() throws Exception {
        distribution = Distribution.archived();
        Path agent = FailingAgent.jar(folder.resolve("agent.jar"), true);
        Map<String, String> watched = Map.of("LOCKSTEP_JAVA_OPTS", "-javaagent:" + agent + "=works");
        String network = "name: mine\ntitle: A line\ndata: {inputs: [[1], [2]], targets: [[2], [4]]}\nlayers:\n"
                + "  - dense: {units: 1, weights: zeros, bias: false}\nloss: {report: {mean: squared-error}}\n"
                + "optimizer: {sgd: {learning-rate: 9e9}}\ntraining: {epochs: 90}\n";

        works(distribution.run(watched, "train", "two-point", "--quiet"));
        assertThat(shell(watched, "printf '%s' '" + network + "' | \"$L\" train /dev/stdin --quiet")
                        .code())
                .isEqualTo(1);
        assertThat(distribution.run(watched, "train", "absent").code()).isEqualTo(2);
        assertThat(distribution
                        .run(watched, "train", "xor", "--backend", "abacus")
                        .code())
                .isEqualTo(3);
        for (String signal : List.of("INT", "TERM")) {
            ChildProcess run = shell(
                    watched,
                    "rm -f log; env --default-signal=INT \"$L\" train xor --epochs 2000000000 --quiet --log log &"
                            + " until [ \"$(cat log 2>/dev/null | wc -l)\" -gt 3 ]; do sleep 0.1; done; kill -s "
                            + signal + " $!; wait $!; echo $?");
            assertThat(run.err()).contains("xor was interrupted after epoch ");
            assertThat(run.out().strip()).isEqualTo(signal.equals("TERM") ? "143" : "130");
        }
    }

    @TestFactory
    Stream<DynamicTest> whatTheJvmSaysFirstIsSaid() throws IOException {
        return onEveryJdk(jdk -> fails(
                distribution.run(Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", "-Xss1k"), "train", "two-point"),
                "the JVM does not start: The Java thread stack size specified is too small."));
    }

    /** Of JDK 25 the trial goes well, and then there is no room for the classes of the command, nor for those that say so. */
    @TestFactory
    Stream<DynamicTest> noRoomForClassesIsASystemFailure() throws IOException {
        return onEveryJdk(jdk -> {
            for (String size : List.of("3m", "4m", "5m", "8m", "11m")) {
                ChildProcess run = distribution.run(
                        Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", "-XX:MaxMetaspaceSize=" + size),
                        "train",
                        "two-point",
                        "--quiet");
                assertThat(run.code()).as(size + run.err()).isIn(0, 4);
                assertThat(run.err()).doesNotContain("-Xmx");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aCacheOfTheUsersOwnTakesThePlaceOfTheArchive() throws IOException {
        Path damaged = Files.write(folder.resolve("damaged.aot"), new byte[1 << 20]);
        return onEveryJdk(
                jdk -> {
                    for (String options : List.of("-XX:AOTCache=/absent", "-XX:AOTCache=" + damaged)) {
                        works(distribution.run(
                                Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", options),
                                "train",
                                "two-point",
                                "--quiet"));
                    }
                    fails(
                            distribution.run(
                                    Map.of(
                                            "JAVA_HOME",
                                            jdk,
                                            "LOCKSTEP_JAVA_OPTS",
                                            "-XX:AOTMode=on -XX:AOTCache=" + damaged),
                                    "train",
                                    "two-point"),
                            "the JVM does not start: ");
                },
                FIRST_WITH_CACHES);
    }

    /** The launcher reads the variables, whatever the JDK. */
    @Test
    void aCollectorMayBeChosenInEachVariable() throws Exception {
        distribution = Distribution.archived();
        Path file = Files.writeString(folder.resolve("options"), "-XX:+UseG1GC");
        for (String variable : VARIABLES) {
            works(distribution.run(Map.of(variable, "-XX:+UseG1GC"), "train", "two-point", "--quiet"));
        }
        works(distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "@" + file), "train", "two-point", "--quiet"));
    }

    @TestFactory
    Stream<DynamicTest> aCollectorMayBeChosen() throws IOException {
        return onEveryJdk(jdk -> works(distribution.run(
                Map.of("JAVA_HOME", jdk, "LOCKSTEP_JAVA_OPTS", "-XX:+UseG1GC"), "train", "two-point", "--quiet")));
    }

    @Test
    void anOptionForTheNewGenerationTakesThePlaceOfTheLaunchers() throws Exception {
        Path jdk = folder.resolve("jdk");
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.15\"\n");
        Map<String, String> home = Map.of("JAVA_HOME", jdk.toString());

        assertThat(distribution.run(home, "--help").out()).contains(" -XX:+UseSerialGC -XX:NewRatio=9 ");
        for (String variable : VARIABLES) {
            for (String option : List.of("-Xmn32m", "-XX:NewRatio=3", "-XX:MaxNewSize=1g")) {
                Map<String, String> environment = new HashMap<>(home);
                environment.put(variable, option);
                assertThat(distribution.run(environment, "--help").out())
                        .contains(" -XX:+UseSerialGC ")
                        .doesNotContain("NewRatio=9");
            }
        }
    }

    @Test
    void optionsAreNoPatternsOfFileNames() throws Exception {
        distribution = Distribution.archived();
        Files.createFile(folder.resolve("-Dx=other"));

        works(shell(Map.of("LOCKSTEP_JAVA_OPTS", "-Dx=* -Dy=a"), "\"$L\" train two-point --quiet"));
        ChildProcess run = shell(
                Map.of("LOCKSTEP_JAVA_OPTS", "-Dx=* -XshowSettings:properties"), "\"$L\" train two-point --quiet");
        assertThat(run.err()).contains("    x = *");
    }

    @Test
    void startsFromItsOwnFolder() throws Exception {
        works(shell(Map.of(), "cd copy/bin; sh lockstep train two-point --quiet"));
    }

    /** Else the first file that the JVM opens is in its place. */
    @Test
    void standardInputThatIsClosedIsEmpty() throws Exception {
        distribution = Distribution.archived();
        ChildProcess run = shell(Map.of(), "\"$L\" train /dev/stdin --quiet <&-");

        assertThat(run.err()).isEqualTo("lockstep: /dev/stdin:1:1: the file is empty\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lockstep-cli", "lockstep-api", "lockstep-trainer", "lockstep-picocli", "snakeyaml-engine"})
    void aMissingOrCutJarIsASystemFailure(String library) throws Exception {
        Path jar = library(library);
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        ChildProcess cut = distribution.run("train", "xor");
        // As long as the record that a whole one ends with, an entry's beginning is at the end.
        int entry = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\3\4");
        Files.write(jar, Arrays.copyOf(whole, entry + 22));
        ChildProcess cutInAnEntry = distribution.run("train", "xor");
        Files.delete(jar);
        ChildProcess missing = distribution.run("train", "xor");

        fails(cut, "the installation is not whole (");
        fails(cutInAnEntry, "the installation is not whole (");
        assertThat(cut.err()).contains(jar + " can not be read");
        fails(missing, "the installation is not whole (");
    }

    /** Also where no class of Lockstep is there to write it. */
    @Test
    void underJsonSuchAFailureIsJsonToo() throws Exception {
        Path unquoted = Files.createDirectory(folder.resolve("a \"b\\c\u00e9"));
        ChildProcess noJdk = distribution.run(Map.of("JAVA_HOME", unquoted.toString()), "train", "xor", "--json");
        ChildProcess refused = distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "-XX:NoSuch"), "bench", "--json");
        Files.delete(library("lockstep-picocli"));
        ChildProcess missing = distribution.run("train", "xor", "--json");

        for (ChildProcess run : List.of(noJdk, refused, missing)) {
            assertThat(run.code()).isEqualTo(4);
            assertThat(run.err()).startsWith("lockstep: ").hasLineCount(1);
            String message = run.err()
                    .strip()
                    .replaceFirst("lockstep: ", "")
                    .replaceAll("[\\\\\"]", "\\\\$0")
                    .replace("\u00e9", "??");
            assertThat(run.out().replaceAll("\\s+", " "))
                    .isEqualTo("{ \"error\" : { \"exitCode\" : 4, \"message\" : \"" + message + "\" } } ");
        }
    }

    @Test
    void tooFewDescriptorsAreASystemFailure() throws Exception {
        fails(shell(Map.of(), "ulimit -n 40; \"$L\" train two-point"), "too few file descriptors: 40 ");
    }

    /** Of a process that can not be started what starts it would complain too. */
    @Test
    void tooFewDescriptorsForProcessesAreASystemFailure() throws Exception {
        fails(
                shell(Map.of(), "ulimit -n 64; \"$L\" train two-point --quiet --processes 8"),
                "too few file descriptors: raise their limit");
    }

    @Test
    void tooLittleAddressSpaceIsASystemFailure() throws Exception {
        fails(shell(Map.of(), "ulimit -v 500000; \"$L\" train two-point"), "the JVM does not start: ");
        ChildProcess segments = shell(Map.of(), "ulimit -v 200000; \"$L\" train two-point");
        assertThat(segments.err()).hasLineCount(1);
        assertThat(segments.code()).isEqualTo(4);
    }

    /** Where exactly a JVM dies depends on it; never is that a code of Lockstep's own findings. */
    @Test
    void tooLittleAddressSpaceOnTheWayIsASystemFailure() throws Exception {
        for (int megabytes = 3200; megabytes <= 4400; megabytes += 400) {
            ChildProcess run =
                    shell(Map.of(), "cd copy; ulimit -v " + megabytes + "000; \"$L\" train two-point --quiet");
            assertThat(run.code()).as(run.err()).isIn(0, 4);
        }
    }

    @Test
    @EnabledIf("dev.lockstep.integration.AnotherUser#isPossible")
    void tooFewProcessesAreASystemFailure() throws Exception {
        AnotherUser.letRead(folder);

        ChildProcess run = AnotherUser.run(
                Map.of(),
                "ulimit -u 12 2>/dev/null || ulimit -p 12; exec " + distribution.launcher() + " train two-point");

        assertThat(run.err())
                .startsWith("lockstep: the JVM does not start: ")
                .contains("(see ulimit -u)")
                .hasLineCount(1);
        assertThat(run.code()).isEqualTo(4);
        ChildProcess none = AnotherUser.run(
                Map.of(),
                "ulimit -u 1 2>/dev/null || ulimit -p 1; exec " + distribution.launcher() + " train two-point");
        assertThat(none.err()).containsIgnoringCase("fork").hasLineCount(1);
        assertThat(none.code()).isEqualTo(4);
    }

    @Test
    void whatATerminalWouldObeyIsNotShown() throws Exception {
        for (String character : List.of("\u001b[31m", "\n", "\u007f", "\u009b", "\u202e", "\u2066", "\u200b")) {
            ChildProcess run = distribution.run(Map.of("JAVA_HOME", "größe" + character), "train", "two-point");

            fails(run, "JAVA_HOME is größe" + character.replaceAll("^.", "?").replace("\n", "?") + ", which has no");
        }
        ChildProcess tools = shell(Map.of("JAVA_HOME", "\u001b]0;x"), "PATH=/nowhere; . \"$L\"");
        fails(tools, "something that it was given is wrong, and has characters");
    }

    @TestFactory
    Stream<DynamicTest> aJdkThatIsNotWholeIsASystemFailure() throws IOException {
        return onEveryJdk(jdk -> {
            Path copy = Jdks.copyOf(Path.of(jdk), Files.createTempDirectory(folder, "jdk"));
            works(distribution.run(Map.of("JAVA_HOME", copy.toString()), "train", "two-point", "--quiet"));
            for (String part : List.of("lib/modules", "lib/jvm.cfg", "lib/libjava.so", "lib/server/libjvm.so")) {
                Path file = copy.resolve(part);
                Path aside = Files.move(file, folder.resolve("aside"));

                ChildProcess run = distribution.run(Map.of("JAVA_HOME", copy.toString()), "train", "two-point");

                fails(run, "the JVM does not start: ");
                assertThat(run.err()).contains("(see " + copy);
                Files.move(aside, file);
            }
            for (String part : List.of("lib/libjimage.so", "lib/libnet.so", "lib/libzip.so")) {
                Path file = copy.resolve(part);
                Path aside = Files.move(file, folder.resolve("aside"));

                ChildProcess run = distribution.run(Map.of("JAVA_HOME", copy.toString()), "train", "two-point");

                assertThat(run.err().lines().reduce((first, second) -> second).orElse(""))
                        .startsWith("lockstep: the JVM ")
                        .contains("(see " + copy);
                assertThat(run.code()).as(part).isEqualTo(4);
                Files.move(aside, file);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesOutsideAsciiNeedNoLocale() throws IOException {
        return onEveryJdk(jdk -> {
            for (String locale : List.of("unset LANG LC_ALL LC_CTYPE", "LC_ALL=C", "LC_ALL=xx_XX.UTF-8")) {
                ChildProcess run = shell(
                        Map.of("JAVA_HOME", jdk),
                        locale
                                + "; export LC_ALL; mkdir -p größe; [ -d größe/copy ] || cp -r copy größe; cd größe; rm -f *.csv;"
                                + " copy/bin/lockstep train two-point --quiet --trace spür.csv; ls; head -n 2 spür.csv");

                assertThat(run.out()).as(run.err()).contains("0.01551418253", "spür.csv", "1,1.0536999999999999,");
                assertThat(run.err()).isEmpty();
            }
        });
    }

    @FunctionalInterface
    private interface JdkTest {
        void run(String jdk) throws Exception;
    }
}
