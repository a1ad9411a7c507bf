package dev.lockstep.cli.command;

import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;

/** What came out of training a network. */
record TrainedNetwork(TrainingResult result) {
    static TrainedNetwork of(Network network, TrainingResult result, TrainingOptions options) {
        return new TrainedNetwork(result);
    }

    boolean succeeded() {
        return !result.diverged();
    }
}
