package dev.lockstep.trainer.training;

/** Hears of a training run's progress, on the thread that trains. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /** The run begins. */
    default void started(String network, int epochs) {}

    /**
     * An epoch's loss is known; called for every epoch in order, in bursts of epochs.
     *
     * @param epoch from 1
     */
    default void epoch(int epoch, double loss) {}

    /** The loss of the validation data after an epoch is known, behind that of the epoch. */
    default void validated(int epoch, double loss) {}

    /** Steps were run, and the losses of their epochs told before. */
    default void progressed(TrainingProgress progress) {}

    /** The run ended, also where its loss stopped being finite. */
    default void finished(TrainingResult result) {}
}
