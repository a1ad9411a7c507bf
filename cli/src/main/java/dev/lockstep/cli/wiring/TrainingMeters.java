package dev.lockstep.cli.wiring;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures training runs: the timer {@code lockstep.step}, the gauges {@code lockstep.epoch} and {@code lockstep.loss} (tags
 * {@code network} and {@code backend}), and the counter {@code lockstep.matmul} (tags {@code backend} and {@code path}).
 *
 * <p>Steps are timed in bursts, since a step of a small network takes less time than a timer.
 */
final class TrainingMeters implements TrainingListener {
    private final MeterRegistry registry;
    private final Map<Tags, Progress> progress = new ConcurrentHashMap<>();
    private final Map<Backend, Map<String, Long>> productsCounted = new WeakHashMap<>();

    TrainingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void progressed(TrainingProgress run) {
        Tags tags = Tags.of("network", run.network(), "backend", run.backend().name());
        progress.computeIfAbsent(tags, this::register).add(run.steps(), run.nanoseconds(), run.epoch(), run.loss());
        countProducts(run.backend());
    }

    /** Adds the products since the last call to the counters; several runs may share the backend. */
    private synchronized void countProducts(Backend backend) {
        Map<String, Long> counted = productsCounted.computeIfAbsent(backend, b -> new HashMap<>());
        backend.matmulCounts().forEach((path, count) -> {
            long now = count.getAsLong();
            Long before = counted.put(path, now);
            registry.counter("lockstep.matmul", "backend", backend.name(), "path", path)
                    .increment(now - (before == null ? 0 : before));
        });
    }

    private Progress register(Tags tags) {
        Progress state = new Progress();
        FunctionTimer.builder("lockstep.step", state, p -> p.steps, p -> p.nanoseconds, TimeUnit.NANOSECONDS)
                .description("training steps")
                .tags(tags)
                .register(registry);
        Gauge.builder("lockstep.epoch", state, p -> p.epoch)
                .description("the last epoch whose loss is known")
                .tags(tags)
                .register(registry);
        Gauge.builder("lockstep.loss", state, p -> p.loss)
                .description("the loss of that epoch")
                .tags(tags)
                .register(registry);
        return state;
    }

    private static final class Progress {
        private volatile long steps;
        private volatile long nanoseconds;
        private volatile int epoch;
        private volatile double loss = Double.NaN;

        synchronized void add(long moreSteps, long moreNanoseconds, int lastEpoch, double lastLoss) {
            steps += moreSteps;
            nanoseconds += moreNanoseconds;
            epoch = lastEpoch;
            loss = lastLoss;
        }
    }
}
