package dev.lockstep.cli.option;

import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.models.file.UnwritableFileException;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Interruption;
import java.util.Optional;

/** Keeps a training as others do; where one can not be written, the training goes on, and the next one is tried. */
public final class LenientCheckpoints implements Checkpointing {
    private final Checkpointing checkpoints;
    private final Unwritten unwritten;
    private boolean told;

    public LenientCheckpoints(Checkpointing checkpoints, Unwritten unwritten) {
        this.checkpoints = checkpoints;
        this.unwritten = unwritten;
    }

    @Override
    public Optional<Interruption> start() {
        return checkpoints.start();
    }

    @Override
    public int every() {
        return checkpoints.every();
    }

    @Override
    public void keep(Interruption interruption) {
        try {
            checkpoints.keep(interruption);
        } catch (UnwritableFileException failure) {
            if (!told) {
                told = true;
                unwritten.add(failure.getMessage() + "; the training goes on, and later checkpoints are tried");
            }
        }
    }
}
