package dev.lockstep.cli.command.train;

import dev.lockstep.trainer.training.TrainingListener;

/** What measures trainings until it is closed. */
interface TrainingMetrics extends AutoCloseable {
    /** Measures nothing. */
    TrainingMetrics NONE = () -> TrainingListener.NONE;

    /** Hears of every run. */
    TrainingListener listener();

    /** Nothing where it was closed already. */
    @Override
    default void close() {}
}
