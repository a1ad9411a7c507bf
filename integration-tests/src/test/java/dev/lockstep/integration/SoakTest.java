package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process that does everything for a while holds no more at the end than before; {@code -Dlockstep.soak=30m} does so for half an hour. */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final Duration DURATION =
            Duration.parse("PT" + System.getProperty("lockstep.soak", "20s").toUpperCase(Locale.ROOT));

    private static final long LINES = 30;

    /** What compiled code, the allocator's arenas and the collector may still take after the first third, in KiB. */
    private static final long SLACK_OF_MEMORY = 96 << 10;

    private static final long SLACK_OF_HEAP = 8 << 10;

    /** Threads of pools and of clients come and go. */
    private static final long SLACK_OF_THREADS = 12;

    private static final long SLACK_OF_DESCRIPTORS = 12;

    @TempDir
    private Path folder;

    @Test
    void whatAProcessHoldsDoesNotGrow() throws IOException, InterruptedException {
        String penguins = Path.of("..", "examples", "penguins", "penguins.yaml")
                .toRealPath()
                .toString();
        ChildProcess run = ChildProcess.run(
                Map.of(),
                List.of(
                        Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakMain.class.getName(),
                        folder.toString(),
                        penguins,
                        Long.toString(DURATION.toSeconds()),
                        Long.toString(Math.max(1, DURATION.toSeconds() / LINES))));
        System.out.println("seconds rounds answers heap(KiB) resident(KiB) threads descriptors\n" + run.out());
        assertThat(run.code()).as(run.err()).isZero();
        List<ProcessUse> uses = run.out()
                .lines()
                .map(line -> ProcessUse.parse(line.split(" ", 4)[3]))
                .toList();
        assertThat(uses).isNotEmpty();
        ProcessUse early = uses.get(uses.size() / 3);
        ProcessUse late = uses.get(uses.size() - 1);
        // A collection is put off while native code holds an array, so a single figure may be high.
        long heap = uses.subList(2 * uses.size() / 3, uses.size()).stream()
                .mapToLong(ProcessUse::heap)
                .min()
                .orElseThrow();
        assertThat(heap).as("KiB of heap, from " + early.heap()).isLessThan(early.heap() + SLACK_OF_HEAP);
        assertThat(late.resident())
                .as("KiB of memory, from " + early.resident())
                .isLessThan(early.resident() + SLACK_OF_MEMORY);
        assertThat(late.threads())
                .as("threads, from " + early.threads())
                .isLessThanOrEqualTo(early.threads() + SLACK_OF_THREADS);
        assertThat(late.descriptors())
                .as("descriptors, from " + early.descriptors())
                .isLessThanOrEqualTo(early.descriptors() + SLACK_OF_DESCRIPTORS);
    }
}
