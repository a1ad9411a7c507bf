package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The bits of {@link SameBitsTest} on every JDK that is found, in other JVMs; what that test computes on this JVM's JDK is computed on the
 * others. Backends with the same flags and variables share a JVM.
 */
class SameBitsOnEveryJdkTest {
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /** The driver takes its number of threads from no option, but PoCL from a variable. */
    private static final Map<String, String> ONE_THREAD_OF_POCL = Map.of("POCL_MAX_PTHREAD_COUNT", "1");

    @TestFactory
    Stream<DynamicTest> javaWithVectorInstructionsAndOpencl() throws IOException {
        List<String> flags = List.of("--add-modules", "jdk.incubator.vector", NATIVE_ACCESS);
        return onEach(otherJdks(), flags, Map.of(), "java 2", "opencl 2");
    }

    /** And OpenBLAS for every product that it can take. */
    @TestFactory
    Stream<DynamicTest> withoutTheVectorModuleAndWithOneThreadOfPocl() throws IOException {
        return onEach(
                otherJdks(),
                List.of(NATIVE_ACCESS),
                ONE_THREAD_OF_POCL,
                "java 2",
                "blas 2 blas-threshold=0",
                "opencl 1");
    }

    @Test
    void openclWithOneThreadOfPocl() throws IOException, InterruptedException {
        Path jdk = Path.of(System.getProperty("java.home"));
        OtherJvm.requireGoldenBits(jdk, List.of(NATIVE_ACCESS), ONE_THREAD_OF_POCL, List.of("opencl 1"));
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

    private static SortedMap<Integer, Path> otherJdks() throws IOException {
        SortedMap<Integer, Path> others = Jdks.found();
        others.remove(Runtime.version().feature());
        return others;
    }

    private static Stream<DynamicTest> onEach(
            SortedMap<Integer, Path> jdks,
            List<String> jvmArguments,
            Map<String, String> environment,
            String... backends) {
        return jdks.entrySet().stream()
                .map(jdk -> dynamicTest(
                        "JDK " + jdk.getKey(),
                        () -> OtherJvm.requireGoldenBits(
                                jdk.getValue(), jvmArguments, environment, List.of(backends))));
    }
}
