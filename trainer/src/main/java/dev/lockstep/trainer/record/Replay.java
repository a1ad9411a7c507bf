package dev.lockstep.trainer.record;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.network.RecordedData;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Interruption;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Repeats a recorded run, or some epochs of it, and compares every bit. */
public final class Replay {
    private final RunRecord run;
    private final Network network;

    private Replay(RunRecord run, Network network) {
        this.run = run;
        this.network = network;
    }

    /**
     * Of a record.
     *
     * @param name what messages call it
     * @param data the file that the run's data are from, if they are from one
     * @throws LockstepException if the network is none of this version, or the data are not those of the run
     */
    public static Replay of(RunRecord run, String name, Optional<Path> data, Networks networks) {
        if (run.text().isEmpty()) {
            if (data.isPresent()) {
                throw new LockstepException(name + ": the network " + run.network() + " takes no file of data");
            }
            return new Replay(run, networks.find(run.network()));
        }
        String text = run.text().get();
        if (run.data().isEmpty()) {
            if (data.isPresent()) {
                throw new LockstepException(name + ": the run's data are in its network file, and in no other");
            }
            return new Replay(run, new DefinedNetwork(NetworkFileReader.parse(name, text)));
        }
        Path file = data.orElseThrow(
                () -> new LockstepException(name + ": the run's data are from a file: name it, as in --data FILE"));
        RecordedData recorded = new RecordedData(file, run.data(), "the recorded run");
        return new Replay(run, new DefinedNetwork(recorded.network(name, text)));
    }

    public Network network() {
        return network;
    }

    public RunRecord run() {
        return run;
    }

    /** What a replay computed, and the first difference from the record; empty where every bit is the same. */
    public record Outcome(TrainingResult result, Optional<RunDifference> difference) {}

    /** Repeats the whole run. */
    public Outcome on(Backend backend, Trainer trainer, TrainingListener listener) {
        int epochs = run.options().epochs().orElse(network.epochs());
        return on(backend, trainer, listener, Math.min(epochs, run.losses().length + 1), Checkpointing.NONE);
    }

    /**
     * Repeats the epochs up to one, from where a checkpoint was kept.
     *
     * @param last the last epoch, counted from 1
     * @param start has the run after the epoch before the first; {@link Checkpointing#NONE} for all from the first on
     * @throws LockstepException if the record has no such epoch or no states
     */
    public Outcome upTo(int last, Backend backend, Trainer trainer, TrainingListener listener, Checkpointing start) {
        if (run.states().isEmpty()) {
            throw new LockstepException("the record has no states of its epochs: only the whole run can be replayed");
        }
        if (last > run.states().size()) {
            throw new LockstepException(
                    "the record has the states of " + run.states().size() + " epochs, and none of epoch " + last);
        }
        int first = start.start().map(Interruption::epoch).orElse(0);
        if (first >= last) {
            throw new LockstepException("the epochs end with " + last + ", and the checkpoint is after epoch " + first
                    + ": none is left to repeat");
        }
        return on(backend, trainer, listener, last, start);
    }

    private Outcome on(Backend backend, Trainer trainer, TrainingListener listener, int epochs, Checkpointing start) {
        EpochStates states = new EpochStates(start);
        TrainingResult result = trainer.train(
                backend,
                network,
                run.options().withEpochs(epochs),
                listener,
                run.states().isEmpty() ? start : states);
        boolean whole = epochs >= run.losses().length;
        RunRecord computed = run.computed(result, states(start.start(), states));
        return new Outcome(result, RunDifference.between(run, computed, result.dtype(), whole));
    }

    /** Those before a checkpoint are the recorded ones; its own is computed. */
    private List<String> states(Optional<Interruption> start, EpochStates since) {
        List<String> all = new ArrayList<>();
        start.ifPresent(interruption -> {
            all.addAll(run.states().subList(0, interruption.epoch() - 1));
            all.add(ResultDigest.of(interruption.state()));
        });
        all.addAll(since.states());
        return all;
    }
}
