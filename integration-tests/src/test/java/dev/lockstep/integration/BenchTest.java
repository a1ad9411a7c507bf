package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code bench} of the distribution: beside the library, where it does not run to its end, or lacks a backend. */
class BenchTest {
    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void open() throws Exception {
        distribution = Distribution.archived();
    }

    @Test
    @Timeout(120)
    void endedByASignalItLeavesNothingBehind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        distribution.launcher().toString(),
                        "bench",
                        "--quiet",
                        "--only",
                        "products",
                        "--backend",
                        "blas")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LOCKSTEP_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
        Process process = builder.start();
        while (process.isAlive() && !Files.readString(out).contains("OpenBLAS  OpenBLAS")) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.MILLISECONDS.sleep(300);

        process.destroy();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 15);
        assertThat(err).isEmptyFile();
        assertThat(Files.readString(out)).startsWith("machine   ").endsWith("called directly\n");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aReaderThatGoesAwayEndsItQuietly() throws Exception {
        ChildProcess run = ChildProcess.run(
                Map.of("LAUNCHER", distribution.launcher().toString()),
                List.of("sh", "-c", "\"$LAUNCHER\" bench --quick --backend java --match 4x2x4 | exec head -n 1"));

        assertThat(run.out()).startsWith("machine   ").hasLineCount(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void productsStandBesideTheLibrarysOwn() throws Exception {
        ChildProcess run = distribution.run(
                "bench", "--quick", "--quiet", "--only", "products", "--match", "1000", "--backend", "blas");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("(?m)^OpenBLAS  OpenBLAS 0\\..*; threads \\d+; called directly$");
        assertThat(run.out()).containsPattern("(?m)^products +dtype +OpenBLAS +blas +ratio$");
        assertThat(run.out().lines().filter(line -> line.matches("\\d+x.* float(64|32)( +[0-9,.]+){3}")))
                .hasSize(4);
    }

    @Test
    void jsonHoldsProductsOfTheLibraryToo() throws Exception {
        ChildProcess run =
                distribution.run("bench", "--quick", "--quiet", "--json", "--match", "4x2x4", "--backend", "java");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("\"on\" : \"OpenBLAS\"")))
                .hasSize(2);
        assertThat(run.out().lines().filter(line -> line.contains("\"on\" : \"java\"")))
                .hasSize(2);
    }

    /** With this variable the driver ends the process that lists its devices. */
    @Test
    void backendsThatAreNotAskedForAreNotTouched() throws Exception {
        ChildProcess run = distribution.run(
                Map.of("POCL_MAX_PTHREAD_COUNT", "-1"),
                "bench",
                "--quick",
                "--quiet",
                "--backend",
                "java,blas",
                "--match",
                "4x2x4");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void withoutTheBackendBlasNothingStandsBesideTheProducts() throws Exception {
        Distribution without = Distribution.copyTo(folder.resolve("copy"));
        Files.delete(without.backendJar("blas"));

        ChildProcess run = without.run("bench", "--quick", "--quiet", "--backend", "java", "--match", "4x2x4");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .doesNotContain("OpenBLAS")
                .containsPattern("\nproducts +dtype +java\n4x2x4 +float64 +[0-9.]+\n");
        assertThat(run.err()).isEmpty();
    }
}
