package dev.lockstep.serve.metrics;

import dev.lockstep.api.LockstepException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has meters written as text at the beginning, at intervals and at the end. */
public final class MetricsFile implements AutoCloseable {
    private final Consumer<String> writer;
    private final PrometheusMeters meters;
    private final Consumer<String> problems;
    private final ScheduledExecutorService clock;
    private boolean complained;
    private boolean ended;

    /**
     * Begins to write.
     *
     * @param writer replaces what it wrote before by a text; throws {@link LockstepException} if it can not
     * @param problems told, once, why it could not be written at an interval
     * @throws LockstepException if it can not be written at the beginning
     */
    public MetricsFile(Consumer<String> writer, Duration interval, PrometheusMeters meters, Consumer<String> problems) {
        this.writer = writer;
        this.meters = meters;
        this.problems = problems;
        write();
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lockstep-metrics-file");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleWithFixedDelay(this::tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            write();
        } catch (LockstepException failure) {
            if (!complained) {
                complained = true;
                problems.accept(failure.getMessage() + "; it is tried again later");
            }
        }
    }

    private void write() {
        writer.accept(meters.text());
    }

    /**
     * Writes for the last time, once.
     *
     * @throws LockstepException if it can not be written
     */
    @Override
    public synchronized void close() {
        if (ended) {
            return;
        }
        ended = true;
        clock.shutdown();
        try {
            clock.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
