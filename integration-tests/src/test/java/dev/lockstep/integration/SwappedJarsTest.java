package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The distribution with each set of backends: those there are listed, no other, and each trains to the same trace. It does so alone, where it can borrow
 * nothing of another's jar, and with all others, where it can be in the way of any.
 */
class SwappedJarsTest {
    private static final List<String> BACKENDS = List.of("java", "blas", "opencl");
    private static final int EPOCHS = 200;

    /** So short a run is over before the second compiler has gained what it costs. */
    private static final Map<String, String> LIGHT = Map.of("LOCKSTEP_JAVA_OPTS", "-XX:TieredStopAtLevel=1");

    @TempDir
    private Path folder;

    static Stream<List<String>> subsets() {
        return IntStream.range(1, 1 << BACKENDS.size())
                .mapToObj(set -> IntStream.range(0, BACKENDS.size())
                        .filter(i -> (set & 1 << i) != 0)
                        .mapToObj(BACKENDS::get)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("subsets")
    void theBackendsThereAreListedAndHaveTheSameBits(List<String> present) throws Exception {
        Distribution distribution = Distribution.copyTo(folder.resolve("copy"));
        for (String backend : BACKENDS) {
            if (!present.contains(backend)) {
                Files.delete(distribution.backendJar(backend));
            }
        }

        ChildProcess listed = distribution.run(LIGHT, "backends");
        assertThat(listed.out().lines().filter(line -> line.endsWith(": available")))
                .containsExactlyElementsOf(
                        present.stream().map(name -> name + ": available").toList());
        assertThat(listed.code()).isZero();

        List<List<String>> traces = new ArrayList<>();
        for (String backend : present.size() == 1 || present.equals(BACKENDS) ? present : List.<String>of()) {
            Path trace = folder.resolve(backend + ".csv");
            ChildProcess run = distribution.run(
                    LIGHT, "train", "xor", "--backend", backend, "--epochs", "" + EPOCHS, "--trace", trace.toString());
            assertThat(run.code()).as(run.err()).isZero();
            traces.add(Files.readAllLines(trace));
        }
        assertThat(traces)
                .allSatisfy(trace -> assertThat(trace)
                        .hasSize(1 + EPOCHS)
                        .contains("1,0.26268488207185786,3fd0cfd44069be67")
                        .isEqualTo(traces.get(0)));
    }
}
