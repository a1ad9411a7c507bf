package dev.lockstep.integration;

import com.sun.management.ThreadMXBean;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.bench.Task;
import dev.lockstep.bench.TrainingWorkload;
import dev.lockstep.bench.Workloads;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** Prints how many bytes a step of the wide network allocates once the JVM has compiled it. */
final class AllocationMain {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int STEPS = 20;

    private AllocationMain() {}

    public static void main(String[] arguments) {
        TrainingWorkload wide = Workloads.training(DType.FLOAT64).stream()
                .filter(workload -> workload.name().equals(Workloads.WIDE_NETWORK))
                .findFirst()
                .orElseThrow();
        try (Backend backend = Backends.onClassPath().open(Optional.of("java"), BackendOptions.ofThreads(1));
                Task steps = wide.prepare(backend)) {
            System.out.println(AllocationTest.least(() -> {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                steps.run(STEPS);
                return (THREADS.getCurrentThreadAllocatedBytes() - before) / STEPS;
            }));
        }
    }
}
