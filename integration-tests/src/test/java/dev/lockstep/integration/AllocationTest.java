package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.bench.TrainingWorkload;
import dev.lockstep.bench.Workloads;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training step in the steady state leaves the garbage collector next to nothing to do. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SPENT = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final long MOST_BYTES = 1024;

    private static final Set<String> DOCUMENTED =
            new Networks().documented().stream().map(Network::name).collect(Collectors.toSet());

    /** How much processor time to wait for the compiler to remove the temporary objects of the first steps. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(60);

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("networks")
    void aStepAllocatesLessThanOneKibibyte(String backendName, TrainingWorkload workload) {
        try (Backend backend = Backends.onClassPath().open(Optional.of(backendName), BackendOptions.ofThreads(1))) {
            assertThat(least(() -> bytesForEachStep(backend, workload))).isLessThan(MOST_BYTES);
        }
    }

    /** The least that is measured until it is little enough, or until the compiler has had its time. */
    static long least(LongSupplier measurement) {
        long least = Long.MAX_VALUE;
        long begin = SPENT.getProcessCpuTime();
        while (least > MOST_BYTES && SPENT.getProcessCpuTime() - begin < MOST_NANOSECONDS) {
            long bytes = measurement.getAsLong();
            least = bytes < 0 ? least : Math.min(least, bytes);
        }
        return least;
    }

    /**
     * In a JVM that ran no other vector code, which can keep the compiler of JDK 17 from removing temporary vectors for good, and that loads the module of the
     * Vector API late, as the launcher's does.
     */
    @Test
    void nearlyNothingForTheWideNetworkEither() throws Exception {
        ChildProcess run = ChildProcess.run(
                Map.of(),
                List.of(
                        Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
                        "-XX:+UseSerialGC",
                        "--add-exports",
                        "java.base/jdk.internal.module=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AllocationMain.class.getName()));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Long.parseLong(run.out().strip())).isLessThan(MOST_BYTES);
    }

    static Stream<Arguments> networks() {
        return Stream.of("java", "blas", "opencl")
                .flatMap(backend -> Stream.of(DType.values())
                        .flatMap(dtype -> Workloads.training(dtype).stream())
                        .filter(workload -> DOCUMENTED.contains(workload.name()))
                        .map(workload -> Arguments.of(backend, workload)));
    }

    /** What a longer run allocates more than a shorter one after it, for each step that it is longer. */
    private static long bytesForEachStep(Backend backend, TrainingWorkload workload) {
        long longer = bytes(backend, workload, 220);
        long shorter = bytes(backend, workload, 20);
        long stepsInEpoch = workload.name().equals("curve") ? 10 : 1;
        return (longer - shorter) / (200 * stepsInEpoch);
    }

    private static long bytes(Backend backend, TrainingWorkload workload, int epochs) {
        TrainingOptions options =
                TrainingOptions.NONE.withDType(workload.dtype()).withEpochs(epochs);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Trainings.train(backend, workload.network(), options);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
