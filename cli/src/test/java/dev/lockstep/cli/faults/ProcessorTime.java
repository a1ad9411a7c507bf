package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** What something costs, whatever else the machine does meanwhile. */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** After which something counts as hanging. */
    private static final Duration HANGING = Duration.ofMinutes(5);

    private ProcessorTime() {}

    /** Requires that an action ends, and that its thread has not computed for longer than a limit. */
    static <T> T requireWithin(Duration limit, String name, ThrowingSupplier<T> action) {
        return assertTimeoutPreemptively(
                HANGING,
                () -> {
                    long begin = THREADS.getCurrentThreadCpuTime();
                    T result = action.get();
                    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - begin))
                            .as(name)
                            .isLessThan(limit);
                    return result;
                },
                name);
    }
}
