package dev.lockstep.cli.command.replay;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.result.Count;
import dev.lockstep.trainer.model.RunCheckpoints;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.record.Replay;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that repeat some epochs of a run alone. */
final class SegmentChoice extends Arguments {
    private final Argument<Optional<Integer>> from = optional(
            Integer.class,
            OptionSpec.builder("--from")
                    .paramLabel("E")
                    .description(
                            "Begin after epoch E, with the checkpoint of it in --checkpoints; 0, the start, if not given."));

    private final Argument<Optional<Integer>> to = optional(
            Integer.class,
            OptionSpec.builder("--to").paramLabel("F").description("End with epoch F; with the last if not given."));

    private final Argument<Optional<Path>> folder = optional(
            Path.class,
            OptionSpec.builder("--checkpoints")
                    .paramLabel("FOLDER")
                    .description("Where 'lockstep record --checkpoint FOLDER --keep all' kept the run."));

    void requireFor(int runs) {
        if (isGiven() && runs > 1) {
            throw new LockstepException("--from and --to are for one run, not " + runs);
        }
        int first = from.value().orElse(0);
        if (first < 0 || to.value().orElse(Integer.MAX_VALUE) <= first) {
            throw new LockstepException("--from must be at least 0, and --to above it");
        }
        if (first > 0 && folder.value().isEmpty()) {
            throw new LockstepException("--from needs --checkpoints, the folder with the checkpoint of epoch " + first);
        }
        if (first == 0 && folder.value().isPresent()) {
            throw new LockstepException("--checkpoints is for --from");
        }
    }

    /** Has it held against the files of the command that none is among the checkpoints. */
    void note(FilesInUse files) {
        folder.value().ifPresent(path -> files.holdsCheckpoints("--checkpoints", path));
    }

    Replay.Outcome replay(Replay replay, Backend backend, Trainer trainer, TrainingListener listener) {
        if (!isGiven()) {
            return replay.on(backend, trainer, listener);
        }
        int last = to.value().orElse(replay.run().states().size());
        return replay.upTo(last, backend, trainer, listener, start(replay));
    }

    /** What was compared, in words. */
    String what(TrainingResult result) {
        if (!isGiven()) {
            return Count.losses(result.epochs()) + ", SHA-256 " + ResultDigest.of(result);
        }
        return "the losses and states of the epochs " + (from.value().orElse(0) + 1) + " to " + result.epochs();
    }

    private Checkpointing start(Replay replay) {
        int first = from.value().orElse(0);
        if (first == 0) {
            return Checkpointing.NONE;
        }
        if (!(replay.network() instanceof DefinedNetwork network)
                || replay.run().text().isEmpty()) {
            throw new LockstepException("--from is for runs of network files, which alone have checkpoints");
        }
        return RunCheckpoints.after(
                first,
                folder.value().orElseThrow(),
                network.definition(),
                replay.run().text().get(),
                replay.run().options());
    }

    private boolean isGiven() {
        return from.value().isPresent() || to.value().isPresent();
    }
}
