package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train and how.
 *
 * @param network a name or the path of a network file; empty for every documented network
 * @param trace where to write the losses: a file, or where every network is trained, a folder
 */
record TrainingJob(
        Optional<String> network,
        BackendChoice backend,
        TrainingOptions options,
        Optional<Path> trace,
        TrainingListener listener) {

    /** Fails if the traces have no place; a folder for several is made where it is missing. */
    void requirePlaceForTraces() {
        if (trace.isEmpty()) {
            return;
        }
        if (network.isPresent()) {
            TraceFile.requirePlace(trace.get());
            return;
        }
        try {
            Files.createDirectories(trace.get());
        } catch (IOException failure) {
            throw new LockstepException(
                    "--trace with --all names a folder, but " + trace.get() + " can not be one", failure);
        }
    }

    void writeTrace(String trained, double[] losses) {
        trace.map(path -> network.isPresent() ? path : path.resolve(trained + ".csv"))
                .ifPresent(file -> TraceFile.write(file, losses));
    }
}
