package dev.lockstep.trainer.record;

import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Interruption;
import dev.lockstep.trainer.training.ResultDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes the digest of a training's state after every epoch, while something else keeps the training now and then. */
final class EpochStates implements Checkpointing {
    private final Checkpointing kept;
    private final List<String> states = new ArrayList<>();

    EpochStates(Checkpointing kept) {
        this.kept = kept;
    }

    @Override
    public Optional<Interruption> start() {
        return kept.start();
    }

    @Override
    public int every() {
        return 1;
    }

    @Override
    public void keep(Interruption interruption) {
        states.add(ResultDigest.of(interruption.state()));
        if (interruption.epoch() % kept.every() == 0) {
            kept.keep(interruption);
        }
    }

    /** Of each epoch since the start. */
    List<String> states() {
        return states;
    }
}
