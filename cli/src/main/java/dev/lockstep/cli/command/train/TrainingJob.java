package dev.lockstep.cli.command.train;

import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.CheckpointChoice;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.util.List;
import java.util.Optional;

/**
 * What to train and how.
 *
 * @param save where the model is written, of a network of a file
 * @param reports what is written for people to see
 * @param outputs all files that are written
 * @param network a name or the path of a network file; empty for every documented network
 */
record TrainingJob(
        Optional<String> network,
        BackendChoice backend,
        ProcessChoice processes,
        TrainingOptions options,
        Traces traces,
        Optional<Output> save,
        CheckpointChoice checkpoints,
        RunReports reports,
        List<Output> outputs,
        TrainingListener listener,
        Console console,
        boolean quiet) {
    /** Has the folders that are filled held against the files of the command. */
    void noteFolders(FilesInUse files) {
        reports.note(files);
        checkpoints.note(files);
    }
}
