package dev.lockstep.trainer.training;

import dev.lockstep.nn.metric.Predictions;
import java.util.List;
import java.util.function.Supplier;

/** Tells several listeners, in their order. */
record Together(List<TrainingListener> listeners) implements TrainingListener {
    Together {
        listeners = List.copyOf(listeners);
    }

    @Override
    public void started(String network, int epochs) {
        listeners.forEach(each -> each.started(network, epochs));
    }

    @Override
    public void epoch(int epoch, double loss) {
        listeners.forEach(each -> each.epoch(epoch, loss));
    }

    @Override
    public void validated(int epoch, double loss, Supplier<Predictions> predictions) {
        listeners.forEach(each -> each.validated(epoch, loss, predictions));
    }

    @Override
    public void progressed(TrainingProgress progress) {
        listeners.forEach(each -> each.progressed(progress));
    }

    @Override
    public void finished(TrainingResult result) {
        listeners.forEach(each -> each.finished(result));
    }
}
