package dev.lockstep.serve.metrics;

import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps meters in a file, which is replaced by a whole new one at intervals and at the end. */
public final class MetricsFile implements AutoCloseable {
    private final Path path;
    private final PrometheusMeters meters;
    private final ScheduledExecutorService clock;
    private final Consumer<String> problems;
    private boolean complained;

    /**
     * Begins to write.
     *
     * @param problems told, once, if it can not be written at an interval
     * @throws IOException if it can not be written
     */
    public MetricsFile(Path path, Duration interval, PrometheusMeters meters, Consumer<String> problems)
            throws IOException {
        this.path = path;
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
        } catch (IOException failure) {
            if (!complained) {
                complained = true;
                problems.accept(path + " can not be written: " + IoReason.of(failure) + "; it is tried again");
            }
        }
    }

    private synchronized void write() throws IOException {
        byte[] text = meters.text().getBytes(StandardCharsets.UTF_8);
        OutputPath.write(path, stream -> stream.write(text));
    }

    /**
     * Writes it for the last time.
     *
     * @throws UncheckedIOException if it can not be written
     */
    @Override
    public void close() {
        clock.shutdownNow();
        try {
            clock.awaitTermination(1, TimeUnit.MINUTES);
            write();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
