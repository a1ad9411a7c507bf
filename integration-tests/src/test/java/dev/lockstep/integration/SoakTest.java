package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that does everything for a while holds no more at the end than before; {@code -Dlockstep.soak=30m} does so for half an hour.
 *
 * <p>What native libraries hold is known to some hundred KiB. A run of twelve seconds sees a leak of some 130 KiB a round, one of twenty 80, one of a minute 40, one of half an hour
 * 10. The memory of the whole process is no such measure: it has the code that the JVM goes on to compile for thousands of rounds, and what malloc
 * keeps for later. A run of less than a minute has the JVM's first compiler alone, which leaves the processor to twice as many rounds; without the
 * second one no vectors are used, which longer runs come to.
 */
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final Duration DURATION =
            Duration.parse("PT" + System.getProperty("lockstep.soak", "12s").toUpperCase(Locale.ROOT));

    private static final long LINES = 30;

    /** Places in a line. */
    private static final int ROUNDS = 1;

    private static final int LIBRARIES = 7;

    private static final int ARENAS = 8;

    /** What compiled code and malloc may still take after the first third, in KiB, beside what it may keep of the compiler's arenas. */
    private static final long SLACK_OF_MEMORY = 96 << 10;

    /** By how much what native libraries hold may differ, and what they may keep of each round, in KiB; compiled code costs malloc a little too. */
    private static final long SLACK_OF_LIBRARIES = 512;

    private static final long MOST_OF_LIBRARIES_A_ROUND = 8;

    private static final long SLACK_OF_HEAP = 8 << 10;

    /** Threads of pools and of clients come and go. */
    private static final long SLACK_OF_THREADS = 40;

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
                        DURATION.toMinutes() == 0 ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
                        "-XX:NativeMemoryTracking=summary",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SoakMain.class.getName(),
                        folder.toString(),
                        penguins,
                        Long.toString(DURATION.toSeconds()),
                        Long.toString(Math.max(1, DURATION.toSeconds() / LINES))),
                DURATION.plusMinutes(2));
        System.out.println(
                "seconds rounds answers heap(KiB) resident(KiB) threads descriptors libraries(KiB) arenas'-peak(KiB)\n"
                        + run.out());
        run.err().lines().filter(line -> line.contains("arenas of ")).forEach(System.out::println);
        assertThat(run.code()).as(run.err()).isZero();
        List<ProcessUse> uses = run.out()
                .lines()
                .map(line -> ProcessUse.parse(line.split(" ", 4)[3]))
                .toList();
        assertThat(uses).isNotEmpty();
        List<long[]> lines = run.out()
                .lines()
                .map(line ->
                        Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray())
                .toList();
        requireNoLeakOfLibraries(lines);
        ProcessUse early = uses.get(uses.size() / 3);
        ProcessUse late = uses.get(uses.size() - 1);
        // A collection is put off while native code holds an array, so a single figure may be high.
        long heap = uses.subList(2 * uses.size() / 3, uses.size()).stream()
                .mapToLong(ProcessUse::heap)
                .min()
                .orElseThrow();
        assertThat(heap).as("KiB of heap, from " + early.heap()).isLessThan(early.heap() + SLACK_OF_HEAP);
        long arenas = lines.get(lines.size() - 1)[ARENAS] - lines.get(lines.size() / 3)[ARENAS];
        assertThat(late.resident())
                .as(
                        "KiB of memory, from %d, the peak of arenas having risen by %d: %s",
                        early.resident(), arenas, run.err())
                .isLessThan(early.resident() + SLACK_OF_MEMORY + arenas);
        List<ProcessUse> before = uses.subList(uses.size() / 3, 2 * uses.size() / 3 + 1);
        List<ProcessUse> after = uses.subList(2 * uses.size() / 3, uses.size());
        assertThat(most(after, ProcessUse::threads))
                .as("threads")
                .isLessThanOrEqualTo(most(before, ProcessUse::threads) + SLACK_OF_THREADS);
        assertThat(most(after, ProcessUse::descriptors))
                .as("descriptors")
                .isLessThanOrEqualTo(most(before, ProcessUse::descriptors) + SLACK_OF_DESCRIPTORS);
    }

    /** The most of some lines, since servers are closed and opened between them. */
    private static long most(List<ProcessUse> uses, ToLongFunction<ProcessUse> of) {
        return uses.stream().mapToLong(of).max().orElseThrow();
    }

    /** From the middle third to the last; a single reading may be high while the JVM compiles, so the least of some counts. */
    private static void requireNoLeakOfLibraries(List<long[]> lines) {
        assertThat(lines).as("lines enough to compare").hasSizeGreaterThan(2);
        int third = lines.size() / 3;
        List<long[]> early = lines.subList(third, 2 * third);
        List<long[]> late = lines.subList(2 * third, lines.size());
        long rounds = late.get(late.size() / 2)[ROUNDS] - early.get(early.size() / 2)[ROUNDS];
        assertThat(leastOfLibraries(late))
                .as("KiB of native libraries after %d rounds, from %d", rounds, leastOfLibraries(early))
                .isLessThan(leastOfLibraries(early) + SLACK_OF_LIBRARIES + MOST_OF_LIBRARIES_A_ROUND * rounds);
    }

    private static long leastOfLibraries(List<long[]> lines) {
        return lines.stream().mapToLong(line -> line[LIBRARIES]).min().orElseThrow();
    }
}
