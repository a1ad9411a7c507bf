package dev.lockstep.trainer.record;

import dev.lockstep.api.Backend;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Optional;

/** Trains networks and records the runs. */
public final class Recorder {
    private final Trainer trainer;
    private final String where;

    /** @param where the versions and the machine, for people */
    public Recorder(Trainer trainer, String where) {
        this.trainer = trainer;
        this.where = where;
    }

    /** A run and its record. */
    public record Recorded(RunRecord run, TrainingResult result) {}

    /**
     * Trains a network from its start values.
     *
     * @param name the network's name, or the path of its file
     * @param text the network file; empty for a documented network
     * @param kept what keeps the training now and then
     */
    public Recorded record(
            Backend backend,
            Network network,
            String name,
            Optional<String> text,
            TrainingOptions options,
            TrainingListener listener,
            Checkpointing kept) {
        EpochStates states = new EpochStates(kept);
        TrainingResult result = trainer.train(backend, network, options, listener, states);
        Optional<String> data = network instanceof DefinedNetwork defined
                ? defined.definition().data().sha256()
                : Optional.empty();
        RunRecord run = RunRecord.of(name, text, data, options, where, result, states.states());
        return new Recorded(run, result);
    }
}
