package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.compare.BackendComparer;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;

/** Trains as the command line does. */
final class Trainings {
    private static final Trainer TRAINER = new Trainer();

    private Trainings() {}

    static ComparedNetwork compare(List<Backend> backends, Network network, TrainingOptions options) {
        return new BackendComparer(TRAINER).compare(backends, network, options, TrainingListener.NONE);
    }

    static ComparedNetwork compareOperations(List<Backend> backends, Network network, TrainingOptions options) {
        return new BackendComparer(TRAINER).compareOperations(backends, network, options, TrainingListener.NONE);
    }

    static TrainingResult train(Backend backend, Network network, TrainingOptions options) {
        return TRAINER.train(backend, network, options, TrainingListener.NONE);
    }
}
