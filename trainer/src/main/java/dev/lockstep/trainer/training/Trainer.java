package dev.lockstep.trainer.training;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.trainer.model.Network;

/**
 * Trains networks by gradient descent.
 *
 * <p>The losses stay on the device and are fetched for many epochs at once. How many changes with the speed of the steps and never
 * changes a bit.
 */
@Singleton
public final class Trainer {
    private static final int MOST_LOSSES_AT_ONCE = 4096;
    private static final long NANOSECONDS_BETWEEN_REPORTS = 25_000_000;

    private final TrainingMeters meters;

    @Inject
    Trainer(TrainingMeters meters) {
        this.meters = meters;
    }

    /** Trains the network from its start values. */
    public TrainingResult train(Backend backend, Network network, TrainingOptions options, TrainingListener listener) {
        int epochs = options.epochs().orElse(network.epochs());
        try (Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, options)) {
            Batches batches = run.batches();
            listener.started(network.name(), epochs);
            EpochLosses losses = new EpochLosses(batches, network.reportsMean());
            TrainingMeters.Run meter = meters.run(network.name(), backend);
            long nanoseconds = runEpochs(backend, run.dtype(), epochs, batches, losses, meter, listener);
            TrainingResult result = new TrainingResult(
                    network.name(),
                    backend.name(),
                    run.dtype(),
                    losses.toArray(),
                    run.parameters(),
                    ParameterValues.of("prediction", batches.lastPrediction()),
                    (long) losses.count() * batches.count(),
                    nanoseconds);
            listener.finished(result);
            return result;
        }
    }

    private static long runEpochs(
            Backend backend,
            DType dtype,
            int epochs,
            Batches batches,
            EpochLosses losses,
            TrainingMeters.Run meter,
            TrainingListener listener) {
        int mostEpochs = Math.max(1, MOST_LOSSES_AT_ONCE / batches.count());
        Matrix history = backend.zeros(dtype, Math.min(mostEpochs, epochs) * batches.count(), 1);
        long total = 0;
        int burst = 1;
        while (losses.count() < epochs && !losses.diverged()) {
            int now = Math.min(burst, epochs - losses.count());
            long begin = System.nanoTime();
            for (int epoch = 0; epoch < now; epoch++) {
                batches.run(history, epoch * batches.count());
            }
            double[] batchLosses = history.toArray();
            long elapsed = System.nanoTime() - begin;
            total += elapsed;
            losses.add(batchLosses, now, listener);
            meter.ran((long) now * batches.count(), elapsed, losses.count(), losses.last());
            if (elapsed < NANOSECONDS_BETWEEN_REPORTS) {
                burst = Math.min(2 * burst, mostEpochs);
            }
        }
        return total;
    }
}
