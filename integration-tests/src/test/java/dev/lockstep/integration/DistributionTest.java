package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as a user runs it: the launcher, its outputs and exit codes, and backends swapped by swapping jars. */
class DistributionTest {
    @TempDir
    private Path folder;

    /** Without an archive of classes, to change. */
    private Distribution distribution;

    private Distribution archived;

    @BeforeEach
    void copyToAFolderWithASpaceInItsName() throws IOException, InterruptedException {
        distribution = Distribution.copyTo(folder.resolve("a copy"));
        archived = Distribution.archived();
    }

    @TestFactory
    Stream<DynamicTest> saysItsVersionAndNothingElseOnEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest("JDK " + jdk.getKey(), () -> {
                    ChildProcess run =
                            distribution.run(Map.of("JAVA_HOME", jdk.getValue().toString()), "--version");

                    assertThat(run.out())
                            .startsWith("lockstep 0.1.0")
                            .contains("JVM " + jdk.getKey(), "OS ")
                            .hasLineCount(3);
                    assertThat(run.err()).isEmpty();
                    assertThat(run.code()).isZero();
                }));
    }

    @TestFactory
    Stream<DynamicTest> trainsWithoutAWordOnStandardErrorOnEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest("JDK " + jdk.getKey(), () -> {
                    ChildProcess run =
                            distribution.run(Map.of("JAVA_HOME", jdk.getValue().toString()), "train", "xor", "--quiet");

                    assertThat(run.err()).isEmpty();
                    assertThat(run.out()).hasLineCount(2).contains("0.06350960088");
                    assertThat(run.code()).isZero();
                }));
    }

    @TestFactory
    Stream<DynamicTest> computesWithVectorsOnEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest("JDK " + jdk.getKey(), () -> {
                    ChildProcess run =
                            distribution.run(Map.of("JAVA_HOME", jdk.getValue().toString()), "backends", "--quiet");

                    assertThat(run.out()).containsPattern("vector +\\d+ bits").contains("probe    PASS");
                    assertThat(run.err()).isEmpty();
                }));
    }

    @Test
    void theLauncherAndPlainJavaWriteTheSameTrace() throws Exception {
        Path launched = folder.resolve("launched.csv");
        Path plain = folder.resolve("plain.csv");

        archived.run("train", "xor", "--trace", launched.toString());
        ChildProcess run = archived.runWithoutLauncher("train", "xor", "--trace", plain.toString());

        assertThat(run.code()).isZero();
        assertThat(plain).hasSameBinaryContentAs(launched);
        List<String> lines = Files.readAllLines(launched);
        assertThat(lines).hasSize(5001).startsWith("epoch,loss,bits", "1,0.26268488207185786,3fd0cfd44069be67");
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            String[] fields = line.split(",");
            assertThat("%016x".formatted(Double.doubleToRawLongBits(Double.parseDouble(fields[1]))))
                    .isEqualTo(fields[2]);
        });
    }

    @Test
    void comparesTheBackendsThatAreThere() throws Exception {
        ChildProcess all = archived.run("compare", "xor", "--quiet");
        Files.delete(distribution.backendJar("opencl"));
        ChildProcess named = distribution.run("compare", "xor", "--backends", "java,opencl");
        Files.delete(distribution.backendJar("blas"));
        ChildProcess alone = distribution.run("compare", "xor");

        assertThat(all.out())
                .matches("xor: identical: 5000 losses, 12 weights, SHA-256 [0-9a-f]{64} on java, blas, opencl\n");
        assertThat(all.err()).isEmpty();
        assertThat(all.code()).isZero();
        assertThat(named.err())
                .isEqualTo(
                        "lockstep: backend 'opencl' is not on the class path: add its jar, or use one of: java, blas\n");
        assertThat(named.code()).isEqualTo(3);
        assertThat(alone.err())
                .isEqualTo("lockstep: comparing takes two backends, but only java is available"
                        + " ('lockstep backends' says why)\n");
        assertThat(alone.code()).isEqualTo(3);
    }

    @Test
    void aBackendThatIsInstalledAndNotAvailableIsNamedWhereOthersAreCompared() throws Exception {
        Map<String, String> noDriver = Map.of(
                "OCL_ICD_VENDORS", Files.createDirectory(folder.resolve("none")).toString());

        ChildProcess text = archived.run(noDriver, "compare", "two-point", "--quiet");
        ChildProcess json = archived.run(noDriver, "compare", "two-point", "--quiet", "--json");
        ChildProcess chosen = archived.run(noDriver, "compare", "two-point", "--quiet", "--backends", "java,blas");

        assertThat(text.out()).endsWith(" on java, blas\n");
        assertThat(text.err())
                .startsWith("lockstep: left out opencl, which is not available: ")
                .hasLineCount(1);
        assertThat(json.out()).containsSubsequence("\"unavailable\" : [", "\"opencl\"", "\"reason\"", "\"remedy\"");
        assertThat(chosen.err()).isEmpty();
    }

    @Test
    void aNetworkFileMayBeAPipe() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                title: A line
                data: {inputs: [[1], [2]], targets: [[2], [4]]}
                layers:
                  - dense: {units: 1, activation: linear, weights: zeros, bias: false}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.1}}
                training: {epochs: 5}
                """);

        ChildProcess run = ChildProcess.run(
                Map.of("L", archived.launcher().toString(), "F", file.toString()),
                List.of(
                        "sh",
                        "-c",
                        "cat \"$F\" | \"$L\" record /dev/stdin -o - --quiet | \"$L\" replay /dev/stdin --backend blas"));

        assertThat(run.out()).startsWith("mine: identical on blas").contains(": 5 losses, ");
        assertThat(run.code()).isZero();
    }

    @Test
    void dataThatANetworkFromAPipeNamesAreInTheWorkingFolder() throws Exception {
        Files.writeString(folder.resolve("rows.csv"), "a,b\n1,2\n2,4\n3,6\n");
        Path file = Files.writeString(folder.resolve("mine.yaml"), """
                name: mine
                title: A line
                data: {file: rows.csv, target: b}
                layers:
                  - dense: {units: 1, activation: linear, weights: zeros, bias: false}
                loss: {report: {mean: squared-error}}
                optimizer: {sgd: {learning-rate: 0.01}}
                training: {epochs: 5}
                """);

        ChildProcess run = ChildProcess.run(
                Map.of("L", distribution.launcher().toString(), "F", file.toString(), "D", folder.toString()),
                List.of(
                        "sh",
                        "-c",
                        "cd \"$D\" && cat \"$F\" | \"$L\" train /dev/stdin --quiet --save piped && \"$L\" train /dev/stdin --quiet <\"$F\""
                                + " && mkfifo pipe && { cat \"$F\" >pipe & } && \"$L\" train ./pipe --quiet --processes 2"
                                + " && \"$L\" train \"$F\" --quiet --save named && cmp piped named"));

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().filter(line -> line.startsWith("mine "))).hasSize(4);
        assertThat(run.code()).isZero();
    }

    @Test
    void aRemovedBackendIsMissed() throws Exception {
        Files.delete(distribution.backendJar("java"));
        ChildProcess beside = distribution.run("train", "xor", "--backend", "java");
        Files.delete(distribution.backendJar("blas"));
        Files.delete(distribution.backendJar("opencl"));
        ChildProcess named = distribution.run("train", "xor", "--backend", "java");
        ChildProcess listed = distribution.run(Map.of("LOCKSTEP_BACKEND", "java"), "backends", "--quiet");

        assertThat(beside.err())
                .isEqualTo(
                        "lockstep: backend 'java' is not on the class path: add its jar, or use one of: blas, opencl\n");
        assertThat(beside.code()).isEqualTo(3);
        assertThat(named.err()).isEqualTo("lockstep: backend 'java' is not on the class path: add its jar\n");
        assertThat(named.code()).isEqualTo(3);
        assertThat(listed.err()).isEqualTo("lockstep: no backend is found: add a backend's jar to the class path\n");
        assertThat(listed.out()).isEmpty();
        assertThat(listed.code()).isEqualTo(3);
    }

    @Test
    void aBrokenJarIsReportedAndCostsTheOthersNothing() throws Exception {
        Files.writeString(distribution.backends().resolve("broken.jar"), "no jar");

        ChildProcess run = distribution.run("backends", "--quiet");

        assertThat(run.out())
                .contains("java: available")
                .contains("  probe    PASS", "broken.jar: not available", "can not be read", "  remedy   ");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void theEnvironmentNamesABackend() throws Exception {
        ChildProcess run = archived.run(Map.of("LOCKSTEP_BACKEND", "abacus"), "train", "xor", "--quiet");

        assertThat(run.err())
                .isEqualTo("lockstep: backend 'abacus', named by the environment variable LOCKSTEP_BACKEND, is not on"
                        + " the class path: add its jar, or use one of: java, blas, opencl\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void startsThroughSymbolicLinks() throws Exception {
        Path direct = Files.createSymbolicLink(folder.resolve("direct"), distribution.launcher());
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("direct"));

        ChildProcess run = ChildProcess.run(Map.of(), List.of(relative.toString(), "networks"));

        assertThat(direct).isSymbolicLink();
        assertThat(run.out()).startsWith("network ");
        assertThat(run.code()).isZero();
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws Exception {
        ChildProcess run = ChildProcess.run(
                Map.of("LAUNCHER", archived.launcher().toString()),
                List.of("sh", "-c", "{ sleep 0.1; \"$LAUNCHER\" completion; } | exec head -n 1"));

        assertThat(run.out()).hasLineCount(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theJvmChainsSignalHandlersBesideWhatIsPreloadedAlready() throws Exception {
        Path java = Path.of(System.getProperty("java.home"));
        Path jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        Path told = Files.writeString(jdk.resolve("bin").resolve("java"), "#!/bin/sh\necho \"$LD_PRELOAD\"\n");
        assertThat(told.toFile().setExecutable(true)).isTrue();
        ChildProcess without = archived.run(Map.of("JAVA_HOME", jdk.toString()), "--version");
        Path library = Files.createDirectory(jdk.resolve("lib")).resolve("libjsig.so");
        Files.copy(java.resolve("lib").resolve("libjsig.so"), library);
        ChildProcess with = archived.run(Map.of("JAVA_HOME", jdk.toString()), "--version");
        String other = java.resolve("lib").resolve("libjsig.so").toString();
        ChildProcess beside = archived.run(Map.of("JAVA_HOME", jdk.toString(), "LD_PRELOAD", other), "--version");

        assertThat(without.out()).isEqualTo("\n");
        assertThat(with.out()).isEqualTo(library + "\n");
        assertThat(beside.out()).isEqualTo(other + ":" + library + "\n");
    }

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        Path jdk = folder.resolve("jdk-11");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Any\"\nJAVA_VERSION=\"11.0.2\"\n");
        Path java = Files.writeString(jdk.resolve("bin").resolve("java"), "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        ChildProcess run = archived.run(Map.of("JAVA_HOME", jdk.toString()), "--version");

        assertThat(run.err())
                .isEqualTo("lockstep: " + java
                        + " is Java 11, too old: install a JDK, 17 or later, or set JAVA_HOME to one\n");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void refusesAJavaHomeWithoutJava() throws Exception {
        ChildProcess run = archived.run(Map.of("JAVA_HOME", folder.toString()), "--version");

        assertThat(run.err())
                .isEqualTo("lockstep: JAVA_HOME is " + folder
                        + ", which has no bin/java: set it to a JDK, 17 or later, or unset it\n");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void saysWhatToDoWithoutAnyJava() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("no java here"));

        ChildProcess run = archived.run(Map.of("PATH", bin.toString()), "--version");

        assertThat(run.err())
                .isEqualTo("lockstep: no java found: install a JDK, 17 or later, or set JAVA_HOME to one\n");
        assertThat(run.code()).isEqualTo(4);
    }
}
