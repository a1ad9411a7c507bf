package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimiser, clipping, penalty and schedule has the same bits on every backend, in both dtypes, in steps that are recorded once; the
 * results of operations are compared as well.
 */
class OptimizersTest {
    private static List<Backend> backends;

    @BeforeAll
    static void open() {
        backends = EveryBackend.open();
    }

    @AfterAll
    static void close() {
        backends.forEach(Backend::close);
    }

    static Stream<Arguments> trainings() {
        return OptimizerNetworks.all()
                .flatMap(network -> Stream.of(DType.values()).map(dtype -> Arguments.of(network, dtype)));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void bitsAreTheSameOnEveryBackend(DefinedNetwork network, DType dtype) {
        ComparedNetwork compared =
                Trainings.compareOperations(backends, network, TrainingOptions.NONE.withDType(dtype));
        assertThat(compared.mismatches())
                .extracting(mismatch -> DifferenceText.of("java with 1 thread", mismatch))
                .isEmpty();
        assertThat(compared.result().diverged()).isFalse();
    }
}
