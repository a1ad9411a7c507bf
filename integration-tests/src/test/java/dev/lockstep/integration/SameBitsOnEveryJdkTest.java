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
 * The bits of {@link SameBitsTest} on every JDK that is found, each backend in a JVM of its own; what that test computes on this JVM's JDK is
 * computed on the others.
 */
class SameBitsOnEveryJdkTest {
    private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");
    private static final List<String> NATIVE_ACCESS = List.of("--enable-native-access=ALL-UNNAMED");

    @TestFactory
    Stream<DynamicTest> javaWithVectorInstructions() throws IOException {
        return onOtherJdks(VECTORS, Map.of(), "java", "2");
    }

    @TestFactory
    Stream<DynamicTest> javaWithoutTheVectorModule() throws IOException {
        return onOtherJdks(List.of(), Map.of(), "java", "2");
    }

    @TestFactory
    Stream<DynamicTest> blasWhereOpenBlasComputesEveryProduct() throws IOException {
        return onOtherJdks(NATIVE_ACCESS, Map.of(), "blas", "2", "blas-threshold=0");
    }

    @TestFactory
    Stream<DynamicTest> opencl() throws IOException {
        return onOtherJdks(NATIVE_ACCESS, Map.of(), "opencl", "2");
    }

    /** The driver takes its number of threads from no option, but PoCL from a variable. */
    @TestFactory
    Stream<DynamicTest> openclWithOneThreadOfPocl() throws IOException {
        return onEveryJdk(NATIVE_ACCESS, Map.of("POCL_MAX_PTHREAD_COUNT", "1"), "opencl", "1");
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

    private static Stream<DynamicTest> onEveryJdk(
            List<String> jvmArguments, Map<String, String> environment, String... backend) throws IOException {
        return on(Jdks.found(), jvmArguments, environment, backend);
    }

    private static Stream<DynamicTest> onOtherJdks(
            List<String> jvmArguments, Map<String, String> environment, String... backend) throws IOException {
        SortedMap<Integer, Path> others = Jdks.found();
        others.remove(Runtime.version().feature());
        return on(others, jvmArguments, environment, backend);
    }

    private static Stream<DynamicTest> on(
            SortedMap<Integer, Path> jdks,
            List<String> jvmArguments,
            Map<String, String> environment,
            String... backend) {
        return jdks.entrySet().stream()
                .map(jdk -> dynamicTest(
                        "JDK " + jdk.getKey(),
                        () -> OtherJvm.requireGoldenBits(jdk.getValue(), jvmArguments, environment, backend)));
    }
}
