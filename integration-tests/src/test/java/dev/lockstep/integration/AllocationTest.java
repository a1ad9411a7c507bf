package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.model.Networks;
import dev.lockstep.trainer.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step in the steady state leaves the garbage collector next to nothing to do. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long MOST_BYTES = 1024;

    /** How long to wait for the compiler to remove the temporary objects of the first steps. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("networks")
    void aStepAllocatesLessThanOneKibibyte(String backendName, String networkName) {
        Network network = new Networks().find(networkName);
        try (Backend backend = Backends.onClassPath().open(Optional.of(backendName), BackendOptions.ofThreads(1))) {
            long least = Long.MAX_VALUE;
            long begin = System.nanoTime();
            while (least > MOST_BYTES && System.nanoTime() - begin < MOST_NANOSECONDS) {
                least = Math.min(least, bytesForEachStep(backend, network));
            }
            assertThat(least).isLessThan(MOST_BYTES);
        }
    }

    static Stream<Arguments> networks() {
        return Stream.of("java", "blas", "opencl")
                .flatMap(backend ->
                        new Networks().documented().stream().map(network -> Arguments.of(backend, network.name())));
    }

    /** What a longer run allocates more than a shorter one, for each step that it is longer. */
    private static long bytesForEachStep(Backend backend, Network network) {
        long shorter = bytes(backend, network, 20);
        long longer = bytes(backend, network, 220);
        int stepsInEpoch = network.name().equals("curve") ? 10 : 1;
        return (longer - shorter) / (200L * stepsInEpoch);
    }

    private static long bytes(Backend backend, Network network, int epochs) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Training.train(backend, network, TrainingOptions.NONE.withEpochs(epochs));
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
