package dev.lockstep.cli.command.train;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.CheckpointChoice;
import dev.lockstep.models.output.AtInterrupt;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;

/** Says where a run was when the process is interrupted, and how it is gone on with. */
final class InterruptedRun implements TrainingListener, AutoCloseable {
    private final Console console;
    private final CheckpointChoice checkpoints;
    private final AtInterrupt atInterrupt;
    private volatile String network = "";
    private volatile int epochs;
    private volatile int epoch;

    InterruptedRun(Console console, CheckpointChoice checkpoints) {
        this.console = console;
        this.checkpoints = checkpoints;
        atInterrupt = new AtInterrupt(this::say);
    }

    @Override
    public void started(String startedNetwork, int expectedEpochs) {
        epochs = expectedEpochs;
        epoch = 0;
        network = startedNetwork;
    }

    @Override
    public void progressed(TrainingProgress progress) {
        epoch = progress.epoch();
    }

    private void say() {
        String where = network.isEmpty()
                ? "interrupted before the training"
                : network + " was interrupted after epoch " + epoch + " of " + epochs;
        console.error(where
                + checkpoints
                        .kept()
                        .map(folder -> "; the same command with --resume " + folder + " goes on")
                        .orElse(""));
    }

    @Override
    public void close() {
        atInterrupt.close();
    }
}
