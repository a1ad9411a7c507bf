package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;

/** Says which runs were stopped because their loss was no longer finite. */
final class Divergence {
    private Divergence() {}

    static void report(List<TrainedNetwork> trained, Console console) {
        for (TrainedNetwork network : trained) {
            TrainingResult result = network.result();
            if (result.diverged()) {
                console.error(result.network() + " diverged: the loss of epoch " + result.epochs() + " is "
                        + result.lastLoss() + "; try a smaller --learning-rate");
            }
        }
    }
}
