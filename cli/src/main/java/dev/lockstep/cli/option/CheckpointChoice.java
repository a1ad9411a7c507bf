package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.OutputFolder;
import dev.lockstep.models.file.Checkpoints;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.model.RunCheckpoints;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that keep a training and go on with it. */
public final class CheckpointChoice extends Arguments {
    private final Argument<Optional<Path>> folder = optional(
            Path.class,
            OptionSpec.builder("--checkpoint")
                    .paramLabel("FOLDER")
                    .description("Keep the training in this folder, to go on with it after it was interrupted."));

    private final Argument<Optional<Integer>> every = optional(
            Integer.class,
            OptionSpec.builder("--every").paramLabel("N").description("Keep it after every N epochs, 1 if not given."));

    private final Argument<Optional<String>> kept = optional(
            String.class,
            OptionSpec.builder("--keep")
                    .paramLabel("N")
                    .description("How many checkpoints stay in the folder, or all; the last 2 if not given."));

    private final Argument<Optional<Path>> resumed = optional(
            Path.class,
            OptionSpec.builder("--resume")
                    .paramLabel("FOLDER")
                    .description(
                            "Go on from the latest checkpoint in this folder, with the bits of a run that was not interrupted, and keep it there, or where --checkpoint says."));

    /** Whether a training goes on, whose beginning nobody saw. */
    public boolean resumes() {
        return resumed.value().isPresent();
    }

    /** The folder that has a checkpoint to go on from. */
    public Optional<Path> kept() {
        return folder.value()
                .filter(path ->
                        new Checkpoints(path, RunCheckpoints.KEPT).latest().isPresent());
    }

    /**
     * Fails if a run goes on whose data were others, which is why what is wrong in them now was not then.
     *
     * @param text of the network file
     */
    void requireData(Path networkFile, String text) {
        resumed.value()
                .ifPresent(path ->
                        RunCheckpoints.requireData(path, text, NetworkFileReader.dataSha256(networkFile, text)));
    }

    public boolean isGiven() {
        return folder.value().isPresent() || resumed.value().isPresent();
    }

    /** Has it held against the files of the command that its folders are none of them, nor have them among the checkpoints. */
    public void note(FilesInUse files) {
        target().ifPresent(path -> files.fills(option(), path));
        folder.value().ifPresent(path -> files.holdsCheckpoints("--checkpoint", path));
        resumed.value().ifPresent(path -> files.holdsCheckpoints("--resume", path));
    }

    /**
     * Finds out whether it can be kept, before the time to train is spent; makes the folder of --checkpoint.
     *
     * @throws LockstepException if it can not be, with the reason
     */
    public void require() {
        requireFittingOptions();
        target().filter(path -> folder.value().isPresent() || Files.isDirectory(path))
                .ifPresent(path -> OutputFolder.require(option(), path));
    }

    public Checkpointing of(NamedNetwork named, TrainingOptions options, Console console) {
        if (!isGiven()) {
            return Checkpointing.NONE;
        }
        DefinedNetwork network = (DefinedNetwork) named.network();
        RunCheckpoints checkpoints = new RunCheckpoints(
                network.definition(),
                named.text().orElseThrow(),
                options,
                target(),
                every.value().orElse(1),
                mostKept(),
                resumed.value());
        checkpoints.start().ifPresent(start -> console.remark("going on after epoch " + start.epoch()));
        return checkpoints;
    }

    private void requireFittingOptions() {
        if (!isGiven() && (every.value().isPresent() || kept.value().isPresent())) {
            throw new LockstepException((every.value().isPresent() ? "--every" : "--keep")
                    + " says how a training is kept, and there is no --checkpoint FOLDER");
        }
        if (every.value().isPresent() && every.value().get() < 1) {
            throw new LockstepException(
                    "--every must be at least 1, not " + every.value().get());
        }
        if (kept.value().isPresent() && !kept.value().get().matches("all|[1-9][0-9]{0,8}")) {
            throw new LockstepException("--keep must be a number from 1 on, or all, not '"
                    + kept.value().get() + "'");
        }
    }

    /** Where the training is kept: where it was kept before, unless that is said. */
    private Optional<Path> target() {
        return folder.value().or(() -> resumed.value());
    }

    private String option() {
        return folder.value().isPresent() ? "--checkpoint" : "--resume";
    }

    /** Where more than usual were kept, all were to be. */
    private static int keptBefore(Path folder) {
        int there = new Checkpoints(folder, RunCheckpoints.KEPT).present().size();
        return there > RunCheckpoints.KEPT ? Integer.MAX_VALUE : RunCheckpoints.KEPT;
    }

    private int mostKept() {
        if (kept.value().isEmpty()) {
            return resumed.value().map(CheckpointChoice::keptBefore).orElse(RunCheckpoints.KEPT);
        }
        return kept.value().get().equals("all")
                ? Integer.MAX_VALUE
                : Integer.parseInt(kept.value().get());
    }
}
