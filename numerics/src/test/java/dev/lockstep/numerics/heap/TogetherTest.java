package dev.lockstep.numerics.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * No operation allocates where all of them, and other vector code, run in one JVM, in whatever order and on more than one thread.
 *
 * <p>The limit is how often the compiler lets its code meet what it was not compiled for, 100 by itself; the lower one is as if it had five times as often.
 */
class TogetherTest {
    @ParameterizedTest
    @CsvSource({"1, 20", "11, 100"})
    void nothingIsAllocatedAfterAllOperationsRanInOneJvm(long seed, int limit) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:PerMethodTrapLimit=" + limit,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Together.class.getName(),
                        Long.toString(seed)))
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.lines().filter(line -> !line.startsWith("WARNING: Using incubator modules")))
                .isEmpty();
    }
}
