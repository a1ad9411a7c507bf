package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The backend {@code opencl} has the bits of {@link SameBitsTest}, for every documented network in both dtypes. */
class OpenClSameBitsTest {
    @TestFactory
    Stream<DynamicTest> onEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getKey(),
                        () -> assertThat(SameBitsTest.computedBy(
                                        jdk.getValue(), List.of("--enable-native-access=ALL-UNNAMED"), "opencl", "2"))
                                .isEqualTo(SameBitsTest.expected())));
    }
}
