package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.spi.BackendOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every documented network in both dtypes has the losses and final parameters, bit for bit, whose digests stand in trace-digests.txt:
 * whatever JVM, number of threads and vector instructions.
 *
 * <p>A change of bits that is meant is made there, and told in the change log.
 */
class SameBitsTest {
    private static final String BACKEND = "java";

    @TestFactory
    Stream<DynamicTest> inThisJvm() {
        return Stream.of(
                sameBits("vector instructions, 1 thread", BackendOptions.ofThreads(1)),
                sameBits("vector instructions, 2 threads", BackendOptions.ofThreads(2)),
                sameBits(
                        "no vector instructions, 1 thread",
                        BackendOptions.ofThreads(1).with("vector", "off")),
                sameBits(
                        "no vector instructions, 2 threads",
                        BackendOptions.ofThreads(2).with("vector", "off")));
    }

    @TestFactory
    Stream<DynamicTest> onEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .flatMap(jdk -> Stream.of(
                        DynamicTest.dynamicTest(
                                "JDK " + jdk.getKey() + ", vector instructions",
                                () -> assertThat(computedBy(
                                                jdk.getValue(),
                                                List.of("--add-modules", "jdk.incubator.vector"),
                                                BACKEND,
                                                "2"))
                                        .isEqualTo(expected())),
                        DynamicTest.dynamicTest(
                                "JDK " + jdk.getKey() + ", without the vector module",
                                () -> assertThat(computedBy(jdk.getValue(), List.of(), BACKEND, "2"))
                                        .isEqualTo(expected()))));
    }

    /** Where the variable LOCKSTEP_REQUIRE_JDKS lists feature versions, each is there, so that none is left out unseen. */
    @Test
    void requiredJdksAreThere() throws IOException {
        String required = System.getenv().getOrDefault("LOCKSTEP_REQUIRE_JDKS", "");
        assertThat(Jdks.found().keySet())
                .containsAll(Arrays.stream(required.split(","))
                        .filter(version -> !version.isBlank())
                        .map(Integer::valueOf)
                        .toList());
    }

    private static DynamicTest sameBits(String name, BackendOptions options) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(TraceDigests.compute(BACKEND, options)).isEqualTo(expected()));
    }

    static SortedMap<String, String> expected() throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                SameBitsTest.class.getResourceAsStream("/dev/lockstep/trace-digests.txt"), StandardCharsets.UTF_8))) {
            return digests(reader.lines());
        }
    }

    static SortedMap<String, String> computedBy(Path jdk, List<String> jvmArguments, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TraceDigests.class.getName()));
        command.addAll(List.of(arguments));
        ChildProcess run = ChildProcess.run(Map.of(), command);
        assertThat(run.code()).as(run.err()).isZero();
        return digests(run.out().lines());
    }

    private static SortedMap<String, String> digests(Stream<String> lines) {
        SortedMap<String, String> digests = new TreeMap<>();
        lines.filter(line -> !line.startsWith("#")).forEach(line -> {
            int digest = line.lastIndexOf(' ');
            digests.put(line.substring(0, digest), line.substring(digest + 1));
        });
        return digests;
    }
}
