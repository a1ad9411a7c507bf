package dev.lockstep.numerics.heap;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Runs every operation in both dtypes with vectors, in orders of two seeds on two threads, and prints which ones go on allocating; its argument is the first seed. */
final class Together {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SPENT = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final int SIZE = 45;
    private static final int STEPS = 50;
    private static final long NANOSECONDS_OF_EACH = TimeUnit.MILLISECONDS.toNanos(4);

    /** How much processor time the compiler may take until it has removed temporary objects. */
    private static final long MOST_NANOSECONDS = TimeUnit.SECONDS.toNanos(30);

    private record Workload(String name, Program program) {
        /** The bytes of a step, after so many. */
        private long bytes() {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                program.run();
            }
            return (THREADS.getCurrentThreadAllocatedBytes() - before) / STEPS;
        }
    }

    private Together() {}

    public static void main(String[] arguments) throws InterruptedException {
        OtherVectorCode.run();
        long seed = Long.parseLong(arguments[0]);
        Thread other = new Thread(() -> compute(seed + 1));
        other.start();
        compute(seed);
        other.join();
    }

    private static void compute(long seed) {
        try (Kernels kernels = HeapKernels.open(BackendOptions.ofThreads(1).with("vector", "on"))) {
            List<Workload> workloads = workloads(kernels);
            Collections.shuffle(workloads, new Random(seed));
            for (Workload workload : workloads) {
                long begin = THREADS.getCurrentThreadCpuTime();
                while (THREADS.getCurrentThreadCpuTime() - begin < NANOSECONDS_OF_EACH) {
                    workload.program.run();
                }
            }
            long begin = SPENT.getProcessCpuTime();
            List<Workload> allocating = workloads;
            while (!allocating.isEmpty() && SPENT.getProcessCpuTime() - begin < MOST_NANOSECONDS) {
                allocating = allocating.stream()
                        .filter(workload -> workload.bytes() > 0)
                        .toList();
            }
            allocating.forEach(workload -> System.out.println(workload.name + ": " + workload.bytes() + " bytes"));
        }
    }

    private static List<Workload> workloads(Kernels kernels) {
        List<Workload> workloads = new ArrayList<>();
        for (DType dtype : DType.values()) {
            for (Instruction instruction : AllocationTest.step(dtype, SIZE)) {
                String name = instruction.operation() + " " + instruction.operands() + " " + dtype.label();
                workloads.add(new Workload(name, kernels.compile(List.of(instruction), List.of())));
            }
        }
        return workloads;
    }
}
