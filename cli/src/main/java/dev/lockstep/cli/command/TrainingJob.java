package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.Optional;

/**
 * What to train and how.
 *
 * @param network a name or the path of a network file; empty for every documented network
 */
record TrainingJob(
        Optional<String> network,
        BackendChoice backend,
        TrainingOptions options,
        Traces traces,
        TrainingListener listener,
        Console console,
        boolean quiet) {}
