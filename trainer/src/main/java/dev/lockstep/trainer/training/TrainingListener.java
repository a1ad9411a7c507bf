package dev.lockstep.trainer.training;

import dev.lockstep.nn.metric.Predictions;
import java.util.List;
import java.util.function.Supplier;

/** Hears of a training run's progress, on the thread that trains. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** One that tells several, in their order. */
    static TrainingListener together(List<TrainingListener> listeners) {
        return new Together(listeners);
    }

    /** The run begins. */
    default void started(String network, int epochs) {}

    /**
     * An epoch's loss is known; called for every epoch in order, in bursts of epochs.
     *
     * @param epoch from 1
     */
    default void epoch(int epoch, double loss) {}

    /**
     * The loss of the validation data after an epoch is known, behind that of the epoch.
     *
     * @param predictions of the validation data, fetched when it is asked and only within this call
     */
    default void validated(int epoch, double loss, Supplier<Predictions> predictions) {}

    /** Steps were run, and the losses of their epochs told before. */
    default void progressed(TrainingProgress progress) {}

    /** The run ended, also where its loss stopped being finite. */
    default void finished(TrainingResult result) {}
}
