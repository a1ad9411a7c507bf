package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Scope;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Network;
import java.util.List;
import java.util.Optional;

/**
 * Trains networks by gradient descent.
 *
 * <p>The losses stay on the device and are fetched for many epochs at once. How many changes with the speed of the steps and never
 * changes a bit.
 */
public final class Trainer {
    private static final int MOST_LOSSES_AT_ONCE = 4096;

    private final TrainingListener every;
    private final EpochTraining.Source source;

    public Trainer() {
        this(TrainingListener.NONE);
    }

    /** @param every hears of the progress of every run, but for its single epochs */
    public Trainer(TrainingListener every) {
        this(every, TrainingRun::new);
    }

    private Trainer(TrainingListener every, EpochTraining.Source source) {
        this.every = every;
        this.source = source;
    }

    /** The same trainer with the steps computed elsewhere. */
    public Trainer by(EpochTraining.Source other) {
        return new Trainer(every, other);
    }

    /** Trains the network as it is from its start values. */
    public TrainingResult train(Backend backend, Network network) {
        return train(backend, network, TrainingOptions.NONE, TrainingListener.NONE);
    }

    /** Trains the network from its start values. */
    public TrainingResult train(Backend backend, Network network, TrainingOptions options, TrainingListener listener) {
        return train(backend, network, options, listener, Checkpointing.NONE);
    }

    /**
     * Trains the network from where it was interrupted, if it was, and keeps it from time to time.
     *
     * @throws LockstepException if it was interrupted after more epochs than are asked for
     */
    public TrainingResult train(
            Backend backend,
            Network network,
            TrainingOptions options,
            TrainingListener listener,
            Checkpointing checkpointing) {
        int epochs = options.epochs().orElse(network.epochs());
        listener.started(network.name(), epochs);
        every.started(network.name(), epochs);
        TrainingResult result = run(backend, network, options, epochs, listener, checkpointing);
        listener.finished(result);
        every.finished(result);
        return result;
    }

    private TrainingResult run(
            Backend backend,
            Network network,
            TrainingOptions options,
            int epochs,
            TrainingListener listener,
            Checkpointing checkpointing) {
        EpochLosses losses;
        Pace pace;
        try (Scope scope = backend.scope();
                EpochTraining run = source.begin(backend, network, options)) {
            losses = new EpochLosses(run, network.reportsMean());
            Optional<ValidationWatch> watch =
                    run.validation().map(validation -> new ValidationWatch(run, validation, network.earlyStopping()));
            Optional<Interruption> start = checkpointing.start();
            start.ifPresent(interruption -> restore(interruption, epochs, run, losses, watch));
            int before = losses.count();
            pace = runEpochs(backend, network, options, run, epochs, losses, watch, listener, checkpointing);
            if (before + pace.epochs == losses.count()) {
                ParameterValues prediction = pace.epochs > 0 ? run.lastPrediction() : prediction(start, epochs);
                return result(backend, network, run, losses, watch, prediction, pace);
            }
        }
        return upToTheLastLoss(backend, network, options, losses, pace);
    }

    private static void restore(
            Interruption interruption,
            int epochs,
            EpochTraining run,
            EpochLosses losses,
            Optional<ValidationWatch> watch) {
        if (interruption.epoch() > epochs) {
            throw new LockstepException("the run is complete to epoch " + interruption.epoch() + ", and " + epochs
                    + " are asked for: ask for as many or more, as in --epochs " + interruption.epoch());
        }
        run.setState(interruption.state());
        losses.restore(interruption.losses());
        watch.ifPresent(each -> each.restore(interruption.validationLosses(), interruption.best()));
        double[] followed = watch.isPresent() ? interruption.validationLosses() : interruption.losses();
        for (double loss : followed) {
            run.endEpoch(loss);
        }
    }

    /** Of a run of which no epoch is left. */
    private static ParameterValues prediction(Optional<Interruption> start, int epochs) {
        return start.flatMap(Interruption::prediction)
                .orElseThrow(() -> new LockstepException("the run was kept after epoch " + epochs
                        + ", while more were asked for, and none is left to train: ask for more than " + epochs));
    }

    /** @param ends whether no epoch follows, so that whoever goes on from it computes no outputs */
    private static Interruption interruption(
            EpochTraining run, EpochLosses losses, Optional<ValidationWatch> watch, boolean ends) {
        return new Interruption(
                losses.count(),
                run.state(),
                losses.toArray(),
                watch.map(ValidationWatch::losses).orElse(new double[0]),
                watch.map(ValidationWatch::bestParameters).orElse(List.of()),
                ends ? Optional.of(run.lastPrediction()) : Optional.empty());
    }

    /**
     * The result of a run that went on, unseen, after its loss stopped being finite: how far depends on its speed, so it is repeated up to
     * there, that parameters do not.
     */
    private TrainingResult upToTheLastLoss(
            Backend backend, Network network, TrainingOptions options, EpochLosses losses, Pace pace) {
        try (Scope scope = backend.scope();
                EpochTraining run = source.begin(backend, network, options)) {
            for (int epoch = 1; epoch <= losses.count(); epoch++) {
                run.train(epoch, 1);
            }
            return result(backend, network, run, losses, Optional.empty(), run.lastPrediction(), pace);
        }
    }

    private static TrainingResult result(
            Backend backend,
            Network network,
            EpochTraining run,
            EpochLosses losses,
            Optional<ValidationWatch> watch,
            ParameterValues prediction,
            Pace pace) {
        Optional<Validation> validation = watch.map(ValidationWatch::end);
        return new TrainingResult(
                network.name(),
                backend.name(),
                run.dtype(),
                losses.toArray(),
                validation,
                run.parameters(),
                network.layerOfParameter(),
                prediction,
                (long) losses.count() * run.stepsInEpoch(),
                (long) pace.epochs * run.stepsInEpoch(),
                pace.nanoseconds);
    }

    /** How many epochs were run, and for how long. */
    private record Pace(int epochs, long nanoseconds) {}

    private Pace runEpochs(
            Backend backend,
            Network network,
            TrainingOptions options,
            EpochTraining run,
            int epochs,
            EpochLosses losses,
            Optional<ValidationWatch> watch,
            TrainingListener listener,
            Checkpointing checkpointing) {
        int steps = run.stepsInEpoch();
        boolean eachEpoch = run.followsLosses() || watch.isPresent();
        int mostEpochs = eachEpoch ? 1 : Math.max(1, MOST_LOSSES_AT_ONCE / steps);
        long total = 0;
        int burst = 1;
        int epochsRun = 0;
        while (losses.count() < epochs
                && !losses.diverged()
                && !watch.map(ValidationWatch::isOver).orElse(false)) {
            int untilKept = checkpointing.every() - losses.count() % checkpointing.every();
            int now = Math.min(Math.min(burst, untilKept), epochs - losses.count());
            long begin = System.nanoTime();
            double[] batchLosses = run.train(losses.count() + 1, now);
            long elapsed = System.nanoTime() - begin;
            total += elapsed;
            epochsRun += now;
            WeightlessBatch.refuse(backend, run.dtype(), network, options, batchLosses, (long) losses.count() * steps);
            losses.add(batchLosses, now, listener);
            watch.ifPresent(each -> {
                double loss = each.epoch();
                listener.validated(losses.count(), loss, each::predictions);
                every.validated(losses.count(), loss, each::predictions);
            });
            run.endEpoch(watch.map(ValidationWatch::lastLoss).orElseGet(losses::last));
            if (losses.count() % checkpointing.every() == 0 && !losses.diverged()) {
                boolean ends = losses.count() == epochs
                        || watch.map(ValidationWatch::isOver).orElse(false);
                checkpointing.keep(interruption(run, losses, watch, ends));
            }
            TrainingProgress progress = new TrainingProgress(
                    network.name(), backend, (long) now * steps, elapsed, losses.count(), losses.last());
            listener.progressed(progress);
            every.progressed(progress);
            if (elapsed < run.nanosecondsAtOnce()) {
                burst = Math.min(2 * burst, mostEpochs);
            }
        }
        return new Pace(epochsRun, total);
    }
}
