package dev.lockstep.cli.command;

import dev.lockstep.trainer.documents.DocumentedLoss;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Optional;

/**
 * What came out of training a network.
 *
 * @param documented the last loss that its document prints beside ours; empty if it prints none, or the run changed the network's settings
 */
record TrainedNetwork(TrainingResult result, Optional<Figure> documented) {
    static TrainedNetwork of(Network network, TrainingResult result, TrainingOptions options) {
        boolean asDocumented = options.equals(TrainingOptions.NONE);
        return new TrainedNetwork(result, asDocumented ? DocumentedLoss.last(network, result) : Optional.empty());
    }

    boolean succeeded() {
        return !result.diverged() && documented.map(Figure::reproduced).orElse(true);
    }
}
