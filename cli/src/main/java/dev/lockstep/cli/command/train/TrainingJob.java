package dev.lockstep.cli.command.train;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.CheckpointChoice;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.workers.WorkerChoice;
import dev.lockstep.trainer.documents.Networks;
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
        WorkerChoice workers,
        TrainingOptions options,
        Traces traces,
        Optional<Output> save,
        CheckpointChoice checkpoints,
        RunReports reports,
        List<Output> outputs,
        TrainingListener listener,
        Console console,
        boolean quiet) {
    /**
     * Its networks, whose files have been read.
     *
     * @throws LockstepException if one is not there or wrong, or something is to be written to a file of its data
     */
    List<NamedNetwork> networks(Networks known) {
        if (network.isEmpty()) {
            return known.documented().stream()
                    .map(each -> new NamedNetwork(each, Optional.empty()))
                    .toList();
        }
        NamedNetwork named = NamedNetwork.find(network.get(), known, workers.addresses(), checkpoints);
        named.requireDataApartFrom(outputs, this::noteFolders, network.get());
        return List.of(named);
    }

    /** Has the folders that are filled held against the files of the command. */
    private void noteFolders(FilesInUse files) {
        reports.note(files);
        checkpoints.note(files);
    }
}
