package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * A pause before a sample: threads of a native library may spin for a tenth of a second before they sleep, and would slow the task that
 * follows; and a busy system favours a thread that has slept, which should be all or none.
 */
final class Rest {
    private static final String MODULE = "jdk.management";
    private static final Duration SLICE = Duration.ofMillis(20);
    private static final int MOST_SLICES = 15;

    private Rest() {}

    /** Waits until this process has used no processor for a while, as far as the JVM tells: it counts in hundredths of a second. */
    static void take() {
        long before;
        int slices = 0;
        do {
            before = processorTime();
            sleep();
            slices++;
        } while (processorTime() > before && slices < MOST_SLICES);
    }

    private static long processorTime() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                        && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static void sleep() {
        try {
            Thread.sleep(SLICE.toMillis());
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
