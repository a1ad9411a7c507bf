package dev.lockstep.report.run;

import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Makes a record of each epoch of a run, and hands them on when the time of their steps is known. */
public final class EpochRecorder implements TrainingListener {
    private static final double MICROSECONDS = 1e6;

    private final RunContext context;
    private final TaskMetrics metrics;
    private final List<EpochSink> sinks;
    private final List<Pending> pending = new ArrayList<>();
    private long nanoseconds;
    private int nextEpoch = 1;
    private LearningRates rates;

    public EpochRecorder(RunContext context, List<EpochSink> sinks) {
        this.context = context;
        this.metrics = new TaskMetrics(context);
        this.sinks = List.copyOf(sinks);
    }

    private record Pending(int epoch, double loss, OptionalDouble validationLoss, Map<String, Double> metrics) {}

    @Override
    public void epoch(int epoch, double loss) {
        pending.add(new Pending(epoch, loss, OptionalDouble.empty(), Map.of()));
    }

    @Override
    public void validated(int epoch, double loss, Supplier<Predictions> predictions) {
        int last = pending.size() - 1;
        pending.set(
                last,
                new Pending(epoch, pending.get(last).loss(), OptionalDouble.of(loss), metrics.of(predictions.get())));
    }

    @Override
    public void progressed(TrainingProgress progress) {
        nanoseconds += progress.nanoseconds();
        if (rates == null) {
            int stepsInEpoch = (int) (progress.steps() / pending.size());
            rates = new LearningRates(context.network().schedule(), context.learningRate(), stepsInEpoch);
        }
        double seconds = Math.round(nanoseconds / 1e3) / MICROSECONDS;
        List<EpochRecord> epochs = new ArrayList<>();
        for (Pending each : pending) {
            epochs.add(new EpochRecord(
                    each.epoch(), each.loss(), each.validationLoss(), each.metrics(), rate(each), seconds));
        }
        pending.clear();
        sinks.forEach(sink -> sink.epochs(epochs));
    }

    /** A run that goes on from a checkpoint is told of its later epochs alone, and rates that follow losses are not known then. */
    private OptionalDouble rate(Pending each) {
        if (each.epoch() != nextEpoch && rates.followLosses()) {
            return OptionalDouble.empty();
        }
        nextEpoch = rates.followLosses() ? each.epoch() + 1 : nextEpoch;
        OptionalDouble rate = OptionalDouble.of(rates.at(each.epoch(), 0));
        rates.add(each.validationLoss().orElse(each.loss()));
        return rate;
    }

    @Override
    public void finished(TrainingResult result) {
        sinks.forEach(sink -> sink.finished(result));
    }
}
