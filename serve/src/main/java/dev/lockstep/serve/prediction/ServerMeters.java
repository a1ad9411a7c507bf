package dev.lockstep.serve.prediction;

import dev.lockstep.serve.http.AnswerListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Measures a prediction server: the timer {@code lockstep.request} (tags {@code path} and {@code status}), the summary {@code lockstep.batch} of
 * the rows that were computed together, the counter {@code lockstep.rows}, and the gauge {@code lockstep.waiting}.
 */
final class ServerMeters implements AnswerListener {
    private final MeterRegistry registry;
    private final Tags model;
    private final Consumer<String> problems;
    private final DistributionSummary batches;
    private final Counter rows;

    ServerMeters(MeterRegistry registry, Tags model, Consumer<String> problems) {
        this.registry = registry;
        this.model = model;
        this.problems = problems;
        batches = DistributionSummary.builder("lockstep.batch")
                .description("rows that were predicted together")
                .baseUnit("rows")
                .tags(model)
                .register(registry);
        rows = Counter.builder("lockstep.rows")
                .description("rows that were predicted")
                .tags(model)
                .register(registry);
    }

    void watch(IntSupplier waiting) {
        Gauge.builder("lockstep.waiting", waiting, IntSupplier::getAsInt)
                .description("requests that wait for a prediction")
                .baseUnit("requests")
                .strongReference(true)
                .tags(model)
                .register(registry);
    }

    void predicted(int count) {
        batches.record(count);
        rows.increment(count);
    }

    @Override
    public void answered(String path, int status, long nanoseconds) {
        Timer.builder("lockstep.request")
                .description("requests and the time that answering them took")
                .tags("path", path, "status", Integer.toString(status))
                .register(registry)
                .record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(Throwable failure) {
        problems.accept("a request was answered with 500: " + failure);
    }
}
