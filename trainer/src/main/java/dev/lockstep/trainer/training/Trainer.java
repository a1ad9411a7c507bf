package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Network;

/**
 * Trains networks by gradient descent.
 *
 * <p>The losses stay on the device and are fetched for many epochs at once. How many changes with the speed of the steps and never
 * changes a bit.
 */
public final class Trainer {
    private static final int MOST_LOSSES_AT_ONCE = 4096;
    private static final long NANOSECONDS_BETWEEN_REPORTS = 25_000_000;

    private final TrainingListener every;

    public Trainer() {
        this(TrainingListener.NONE);
    }

    /** @param every hears of the progress of every run */
    public Trainer(TrainingListener every) {
        this.every = every;
    }

    /** Trains the network as it is from its start values. */
    public TrainingResult train(Backend backend, Network network) {
        return train(backend, network, TrainingOptions.NONE, TrainingListener.NONE);
    }

    /** Trains the network from its start values. */
    public TrainingResult train(Backend backend, Network network, TrainingOptions options, TrainingListener listener) {
        int epochs = options.epochs().orElse(network.epochs());
        try (Scope scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, options)) {
            Batches batches = run.batches();
            listener.started(network.name(), epochs);
            every.started(network.name(), epochs);
            EpochLosses losses = new EpochLosses(batches, network.reportsMean());
            long nanoseconds = runEpochs(backend, network.name(), run, epochs, losses, listener);
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
            every.finished(result);
            return result;
        }
    }

    private long runEpochs(
            Backend backend,
            String network,
            TrainingRun run,
            int epochs,
            EpochLosses losses,
            TrainingListener listener) {
        Batches batches = run.batches();
        int mostEpochs = Math.max(1, MOST_LOSSES_AT_ONCE / batches.count());
        Matrix history = backend.zeros(run.dtype(), Math.min(mostEpochs, epochs) * batches.count(), 1);
        long total = 0;
        int burst = 1;
        while (losses.count() < epochs && !losses.diverged()) {
            int now = Math.min(burst, epochs - losses.count());
            long begin = System.nanoTime();
            for (int epoch = 0; epoch < now; epoch++) {
                run.beginEpoch(losses.count() + epoch + 1);
                batches.run(history, epoch * batches.count());
            }
            double[] batchLosses = history.toArray();
            long elapsed = System.nanoTime() - begin;
            total += elapsed;
            losses.add(batchLosses, now, listener);
            TrainingProgress progress = new TrainingProgress(
                    network, backend, (long) now * batches.count(), elapsed, losses.count(), losses.last());
            listener.progressed(progress);
            every.progressed(progress);
            if (elapsed < NANOSECONDS_BETWEEN_REPORTS) {
                burst = Math.min(2 * burst, mostEpochs);
            }
        }
        return total;
    }
}
