package dev.lockstep.benchmarks;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.bench.Workloads;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Optional;

/** Trains a network from its start values for some epochs, again and again; making data and start values is not timed. */
final class TimedTraining implements TimedWork {
    private final Trainer trainer = new Trainer();
    private final Backend backend;
    private final Network network;
    private final TrainingOptions options;

    TimedTraining(String backend, String network, DType dtype, int threads, int epochs) {
        this.backend = Backends.onClassPath().open(Optional.of(backend), BackendOptions.ofThreads(threads));
        this.network = Workloads.network(network);
        options = TrainingOptions.NONE.withDType(dtype).withEpochs(epochs);
    }

    @Override
    public double[] values() {
        return train().losses();
    }

    @Override
    public Round run(double seconds) {
        long steps = 0;
        long nanoseconds = 0;
        while (nanoseconds < seconds * 1e9) {
            TrainingResult result = train();
            steps += result.steps();
            nanoseconds += result.nanoseconds();
        }
        return new Round(steps, nanoseconds * 1e-9);
    }

    @Override
    public void close() {
        backend.close();
    }

    private TrainingResult train() {
        return trainer.train(backend, network, options, TrainingListener.NONE);
    }
}
