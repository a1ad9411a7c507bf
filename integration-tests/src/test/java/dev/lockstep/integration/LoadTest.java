package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process holds does not grow with how often it opened a backend or trained; {@code -Dlockstep.load=1000} does so more often. */
@EnabledOnOs(OS.LINUX)
class LoadTest {
    private static final int COUNT = Integer.getInteger("lockstep.load", 60);

    /** What compiled code, the allocator's arenas and the collector may still take after a fifth, in KiB. */
    private static final long SLACK_OF_MEMORY = 48 << 10;

    private static final long SLACK_OF_HEAP = 2 << 10;

    @ParameterizedTest
    @CsvSource({
        "openings, java",
        "openings, blas",
        "openings, opencl",
        "trainings, java",
        "trainings, blas",
        "trainings, opencl"
    })
    void nothingGrows(String what, String backend) throws IOException, InterruptedException {
        ChildProcess run = ChildProcess.run(
                Map.of(),
                List.of(
                        Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadMain.class.getName(),
                        what,
                        backend,
                        Integer.toString(COUNT)));
        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        ProcessUse early = ProcessUse.parse(lines.get(0));
        ProcessUse late = ProcessUse.parse(lines.get(1));
        assertThat(late.heap()).as("KiB of heap, from " + early.heap()).isLessThan(early.heap() + SLACK_OF_HEAP);
        assertThat(late.resident())
                .as("KiB of memory, from " + early.resident())
                .isLessThan(early.resident() + SLACK_OF_MEMORY);
        assertThat(late.threads()).as("threads, from " + early.threads()).isLessThanOrEqualTo(early.threads() + 2);
        assertThat(late.descriptors())
                .as("descriptors, from " + early.descriptors())
                .isLessThanOrEqualTo(early.descriptors() + 2);
        assertThat(lines.get(2)).isEqualTo("digests 1");
    }
}
