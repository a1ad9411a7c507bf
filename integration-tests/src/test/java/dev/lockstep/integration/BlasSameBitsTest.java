package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.model.Networks;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend {@code blas} has the bits of {@link SameBitsTest} where OpenBLAS computes every product, however small. */
class BlasSameBitsTest {
    private static final String EVERY_PRODUCT = "blas-threshold=0";

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void openBlasComputesEveryFloat64Product(int threads) throws IOException {
        BackendOptions options = BackendOptions.ofThreads(threads).with("blas-threshold", "0");
        SortedMap<String, String> digests = new TreeMap<>();
        try (Backend backend = Backends.onClassPath().open(Optional.of("blas"), options)) {
            for (Network network : new Networks().documented()) {
                TrainingOptions training = TrainingOptions.NONE.withDType(DType.FLOAT64);
                digests.put(network.name() + " float64", ResultDigest.of(Training.train(backend, network, training)));
            }
            assertThat(count(backend, "contract")).isZero();
            assertThat(count(backend, "native")).isPositive();
        }
        assertThat(SameBitsTest.expected()).containsAllEntriesOf(digests);
    }

    @TestFactory
    Stream<DynamicTest> onEveryJdk() throws IOException {
        return Jdks.found().entrySet().stream()
                .map(jdk -> DynamicTest.dynamicTest(
                        "JDK " + jdk.getKey(),
                        () -> assertThat(SameBitsTest.computedBy(
                                        jdk.getValue(),
                                        List.of("--enable-native-access=ALL-UNNAMED"),
                                        "blas",
                                        "2",
                                        EVERY_PRODUCT))
                                .isEqualTo(SameBitsTest.expected())));
    }

    private static long count(Backend backend, String path) {
        return backend.matmulCounts().get(path).getAsLong();
    }
}
