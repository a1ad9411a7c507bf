package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Measures training runs, one after another: the timer {@code lockstep.step}, the gauges {@code lockstep.epoch}, {@code lockstep.epochs},
 * {@code lockstep.loss} and {@code lockstep.validation.loss} (tags {@code network} and {@code backend}), and the counter {@code
 * lockstep.matmul} (tags {@code backend} and {@code path}).
 *
 * <p>Steps are timed in bursts, since a step of a small network takes less time than a timer.
 */
final class TrainingMeters implements TrainingListener {
    private final MeterRegistry registry;
    private final Map<Tags, Progress> progress = new ConcurrentHashMap<>();
    private final Map<Backend, Map<String, Long>> productsCounted = new WeakHashMap<>();
    private int epochs;
    private double validationLoss;

    TrainingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void started(String network, int expectedEpochs) {
        epochs = expectedEpochs;
        validationLoss = Double.NaN;
    }

    @Override
    public void validated(int epoch, double loss, Supplier<Predictions> predictions) {
        validationLoss = loss;
    }

    @Override
    public void progressed(TrainingProgress run) {
        Tags tags = Tags.of("network", run.network(), "backend", run.backend().name());
        progress.computeIfAbsent(tags, this::register).add(run, epochs, validationLoss);
        countProducts(run.backend());
    }

    /** Adds the products since the last call to the counters; several runs may share the backend. */
    private synchronized void countProducts(Backend backend) {
        Map<String, Long> counted = productsCounted.computeIfAbsent(backend, b -> new HashMap<>());
        backend.matmulCounts().forEach((path, count) -> {
            long now = count.getAsLong();
            Long before = counted.put(path, now);
            Counter.builder("lockstep.matmul")
                    .description("matrix products, by the code that computed them")
                    .tags("backend", backend.name(), "path", path)
                    .register(registry)
                    .increment(now - (before == null ? 0 : before));
        });
    }

    private Progress register(Tags tags) {
        Progress state = new Progress();
        FunctionTimer.builder("lockstep.step", state, p -> p.steps, p -> p.nanoseconds, TimeUnit.NANOSECONDS)
                .description("training steps and the time that they took")
                .tags(tags)
                .register(registry);
        gauge("lockstep.epoch", "the last epoch whose loss is known", state, p -> p.epoch, tags);
        gauge("lockstep.epochs", "the epochs that the run is asked for", state, p -> p.epochs, tags);
        gauge("lockstep.loss", "the loss of the last epoch", state, p -> p.loss, tags);
        gauge(
                "lockstep.validation.loss",
                "the loss of the validation data after the last epoch, NaN where there are none",
                state,
                p -> p.validationLoss,
                tags);
        return state;
    }

    private void gauge(String name, String description, Progress state, ToDoubleFunction<Progress> value, Tags tags) {
        Gauge.builder(name, state, value).description(description).tags(tags).register(registry);
    }

    private static final class Progress {
        private volatile long steps;
        private volatile long nanoseconds;
        private volatile int epoch;
        private volatile int epochs;
        private volatile double loss = Double.NaN;
        private volatile double validationLoss = Double.NaN;

        synchronized void add(TrainingProgress run, int expectedEpochs, double lastValidationLoss) {
            steps += run.steps();
            nanoseconds += run.nanoseconds();
            epoch = run.epoch();
            epochs = expectedEpochs;
            loss = run.loss();
            validationLoss = lastValidationLoss;
        }
    }
}
