package dev.lockstep.trainer.model;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.Checkpoint;
import dev.lockstep.models.file.Checkpoints;
import dev.lockstep.models.file.Sha256;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.Interruption;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps a training in a folder from time to time, and goes on from such a folder. */
public final class RunCheckpoints implements Checkpointing {
    /** How many checkpoints are usually kept: the second is there while the first is written. */
    public static final int KEPT = 2;

    private static final String BEST = "best/";
    private static final String PREDICTION = "last-prediction";
    private static final String VALIDATION = "validation-losses";

    private final String network;
    private final DType dtype;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Optional<Checkpoints> folder;
    private final int every;
    private final Optional<Interruption> start;
    private final Set<Path> known = new HashSet<>();

    /**
     * For a run of a network file.
     *
     * @param text of the file
     * @param options that the run is asked for; a run goes on with other epochs, and nothing else
     * @param folder where it is kept every so many epochs; empty to keep nothing
     * @param kept how many checkpoints are kept, the latest
     * @param resumed the folder whose latest checkpoint it goes on from
     * @throws LockstepException if there is no checkpoint to go on from, it is another run's, or the folder has such of another run
     */
    public RunCheckpoints(
            NetworkDefinition network,
            String text,
            TrainingOptions options,
            Optional<Path> folder,
            int every,
            int kept,
            Optional<Path> resumed) {
        this(network, text, options, folder.map(path -> new Checkpoints(path, kept)), every, latest(resumed));
        boolean goesOn = folder.isPresent()
                && resumed.isPresent()
                && folder.get()
                        .toAbsolutePath()
                        .normalize()
                        .equals(resumed.get().toAbsolutePath().normalize());
        if (!goesOn && this.folder.flatMap(Checkpoints::latest).isPresent()) {
            throw new LockstepException(folder.get() + " has checkpoints of a run already: go on with it by --resume "
                    + folder.get() + ", or name another folder");
        }
    }

    private RunCheckpoints(
            NetworkDefinition network,
            String text,
            TrainingOptions options,
            Optional<Checkpoints> folder,
            int every,
            Optional<Path> start) {
        this.network = Sha256.of(text);
        this.dtype = options.dtype().orElse(network.dtype());
        texts.putAll(AskedSettings.of(options, network));
        texts.remove(AskedSettings.EPOCHS);
        network.data().sha256().ifPresent(digest -> texts.put(TrainedModel.DATA, digest));
        this.folder = folder;
        this.every = folder.isPresent() ? every : Integer.MAX_VALUE;
        this.start = start.map(this::load);
        folder.ifPresent(checkpoints -> known.addAll(checkpoints.present()));
    }

    /**
     * Goes on from the checkpoint after an epoch, and keeps nothing.
     *
     * @throws LockstepException if the folder has none, or it is another run's
     */
    public static RunCheckpoints after(
            int epoch, Path folder, NetworkDefinition network, String text, TrainingOptions options) {
        Path file = new Checkpoints(folder, KEPT)
                .after(epoch)
                .orElseThrow(() -> new LockstepException(folder + " has no checkpoint after epoch " + epoch));
        return new RunCheckpoints(network, text, options, Optional.empty(), 1, Optional.of(file));
    }

    private static Optional<Path> latest(Optional<Path> resumed) {
        return resumed.map(path -> new Checkpoints(path, KEPT)
                .latest()
                .orElseThrow(() -> new LockstepException(path + " has no checkpoint to go on from")));
    }

    /**
     * Fails if the data are not those of the run that is kept, if that is known.
     *
     * @param folder whose latest checkpoint is meant
     * @param text of the network file; the data of a run of another are not held against it
     * @param data the digest of the files of data; empty where it is not known
     */
    public static void requireData(Path folder, String text, Optional<String> data) {
        Optional<Path> file = new Checkpoints(folder, KEPT).latest();
        if (file.isPresent()) {
            requireData(file.get(), Checkpoint.load(file.get()), Sha256.of(text), data);
        }
    }

    private static void requireData(Path file, Checkpoint checkpoint, String network, Optional<String> data) {
        String kept = checkpoint.texts().get(TrainedModel.DATA);
        if (checkpoint.network().equals(network)
                && kept != null
                && data.filter(now -> !now.equals(kept)).isPresent()) {
            throw new LockstepException("the data are not those that the run of " + file
                    + " was trained on: their SHA-256 is another, " + data.get() + " in place of " + kept);
        }
    }

    private Interruption load(Path file) {
        Checkpoint checkpoint = Checkpoint.load(file);
        requireData(file, checkpoint, network, Optional.ofNullable(texts.get(TrainedModel.DATA)));
        boolean isOurs = checkpoint.network().equals(network)
                && checkpoint.dtype() == dtype
                && checkpoint.texts().equals(texts);
        if (!isOurs) {
            throw new LockstepException(file
                    + " is of another run: the network file, the dtype, or the seed or learning rate that was asked"
                    + " for were others");
        }
        List<ParameterValues> state = new ArrayList<>();
        List<ParameterValues> best = new ArrayList<>();
        Optional<ParameterValues> prediction = Optional.empty();
        for (ParameterValues each : checkpoint.state()) {
            if (each.name().startsWith(BEST)) {
                best.add(named(each.name().substring(BEST.length()), each));
            } else if (each.name().equals(PREDICTION)) {
                prediction = Optional.of(named("prediction", each));
            } else {
                state.add(each);
            }
        }
        return new Interruption(
                checkpoint.epoch(),
                new TrainingState(checkpoint.parameters(), state),
                checkpoint.series().getOrDefault(Checkpoint.LOSSES, new double[0]),
                checkpoint.series().getOrDefault(VALIDATION, new double[0]),
                best,
                prediction);
    }

    private static ParameterValues named(String name, ParameterValues values) {
        return new ParameterValues(name, values.rows(), values.columns(), values.values());
    }

    @Override
    public Optional<Interruption> start() {
        return start;
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public void keep(Interruption interruption) {
        List<ParameterValues> state = new ArrayList<>(interruption.state().optimizer());
        interruption.best().forEach(each -> state.add(named(BEST + each.name(), each)));
        interruption.prediction().ifPresent(each -> state.add(named(PREDICTION, each)));
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put(Checkpoint.LOSSES, interruption.losses());
        if (interruption.validationLosses().length > 0) {
            series.put(VALIDATION, interruption.validationLosses());
        }
        requireNoOther();
        known.add(folder.orElseThrow()
                .save(new Checkpoint(
                        network,
                        dtype,
                        interruption.epoch(),
                        0,
                        texts,
                        series,
                        interruption.state().parameters(),
                        state)));
    }

    /** Two runs that are kept in one folder at the same time would remove each other's checkpoints. */
    private void requireNoOther() {
        for (Path file : folder.orElseThrow().present()) {
            if (!known.contains(file)) {
                throw new LockstepException(
                        file + " was not written by this run: another one is kept in that folder; name one for each");
            }
        }
    }
}
