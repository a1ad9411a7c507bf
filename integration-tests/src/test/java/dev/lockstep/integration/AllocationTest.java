package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.trainer.bench.TrainingWorkload;
import dev.lockstep.trainer.bench.Workloads;
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
    void aStepAllocatesLessThanOneKibibyte(String backendName, TrainingWorkload workload) {
        try (Backend backend = Backends.onClassPath().open(Optional.of(backendName), BackendOptions.ofThreads(1))) {
            long least = Long.MAX_VALUE;
            long begin = System.nanoTime();
            while (least > MOST_BYTES && System.nanoTime() - begin < MOST_NANOSECONDS) {
                long bytes = bytesForEachStep(backend, workload);
                least = bytes < 0 ? least : Math.min(least, bytes);
            }
            assertThat(least).isLessThan(MOST_BYTES);
        }
    }

    static Stream<Arguments> networks() {
        return Stream.of("java", "blas", "opencl")
                .flatMap(backend -> Stream.of(DType.values())
                        .flatMap(dtype -> Workloads.training(dtype).stream())
                        .map(workload -> Arguments.of(backend, workload)));
    }

    /** What a longer run allocates more than a shorter one after it, for each step that it is longer. */
    private static long bytesForEachStep(Backend backend, TrainingWorkload workload) {
        int more = isWide(workload) ? 30 : 200;
        long longer = bytes(backend, workload, 5 + more);
        long shorter = bytes(backend, workload, 5);
        return (longer - shorter) / (more * stepsInEpoch(workload));
    }

    private static long bytes(Backend backend, TrainingWorkload workload, int epochs) {
        TrainingOptions options =
                TrainingOptions.NONE.withDType(workload.dtype()).withEpochs(epochs);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Training.train(backend, workload.network(), options);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long stepsInEpoch(TrainingWorkload workload) {
        return switch (workload.name()) {
            case "curve" -> 10;
            case "wide-relu" -> 4;
            default -> 1;
        };
    }

    private static boolean isWide(TrainingWorkload workload) {
        return workload.name().equals("wide-relu");
    }
}
