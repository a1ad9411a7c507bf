package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.models.file.Checkpoints;
import dev.lockstep.trainer.model.RunCheckpoints;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that keep a training and go on with it. */
public final class CheckpointChoice {
    @Option(
            names = "--checkpoint",
            paramLabel = "FOLDER",
            description = "Keep the training in this folder, to go on with it after it was interrupted.")
    private Optional<Path> folder;

    @Option(
            names = "--every",
            paramLabel = "N",
            defaultValue = "1",
            description = "Keep it after every N epochs, 1 if not given.")
    private int every;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "How many checkpoints stay in the folder, or all; the last 2 if not given.")
    private Optional<String> kept;

    @Option(
            names = "--resume",
            paramLabel = "FOLDER",
            description =
                    "Go on from the latest checkpoint in this folder, with the bits of a run that was not interrupted.")
    private Optional<Path> resumed;

    /** Whether a training goes on, whose beginning nobody saw. */
    public boolean resumes() {
        return resumed.isPresent();
    }

    /** The folder that has a checkpoint to go on from. */
    public Optional<Path> kept() {
        return folder.filter(
                path -> new Checkpoints(path, RunCheckpoints.KEPT).latest().isPresent());
    }

    public boolean isGiven() {
        return folder.isPresent() || resumed.isPresent();
    }

    public Checkpointing of(NamedNetwork named, TrainingOptions options, Console console) {
        if (!isGiven()) {
            return Checkpointing.NONE;
        }
        if (every < 1) {
            throw new LockstepException("--every must be at least 1, not " + every);
        }
        DefinedNetwork network = (DefinedNetwork) named.network();
        RunCheckpoints checkpoints = new RunCheckpoints(
                network.definition(), named.text().orElseThrow(), options, folder, every, mostKept(), resumed);
        checkpoints.start().ifPresent(start -> console.remark("going on after epoch " + start.epoch()));
        return checkpoints;
    }

    private int mostKept() {
        if (kept.isEmpty()) {
            return RunCheckpoints.KEPT;
        }
        if (kept.get().equals("all")) {
            return Integer.MAX_VALUE;
        }
        if (!kept.get().matches("[1-9][0-9]{0,8}")) {
            throw new LockstepException("--keep must be a number from 1 on, or all, not '" + kept.get() + "'");
        }
        return Integer.parseInt(kept.get());
    }
}
