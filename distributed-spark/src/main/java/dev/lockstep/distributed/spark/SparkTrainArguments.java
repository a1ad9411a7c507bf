package dev.lockstep.distributed.spark;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The arguments of {@link SparkTrain}: a network and options, each followed by its value.
 *
 * @param network a name or the path of a network file
 * @param save where the model is written
 * @param checkpoint the folder where the run is kept after each epoch
 * @param resume the folder with the latest checkpoint to go on from
 */
record SparkTrainArguments(
        String network,
        WorkerSettings settings,
        TrainingOptions options,
        Optional<Path> save,
        Optional<Path> checkpoint,
        Optional<Path> resume) {
    private static final String USAGE = "arguments are NETWORK --workers N [--backends NAME,...] [--shares N,...]"
            + " [--verify P] [--epochs N] [--seed S] [--dtype float64|float32] [--save FILE]"
            + " [--checkpoint FOLDER] [--resume FOLDER]";

    /** @throws LockstepException if they are others than these */
    static SparkTrainArguments of(String... arguments) {
        if (arguments.length == 0 || arguments.length % 2 == 0 || arguments[0].startsWith("-")) {
            throw new LockstepException(USAGE);
        }
        WorkerSettings settings = WorkerSettings.of(1, WorkerSettings.ANY);
        TrainingOptions options = TrainingOptions.NONE;
        Optional<Path> save = Optional.empty();
        Optional<Path> checkpoint = Optional.empty();
        Optional<Path> resume = Optional.empty();
        List<String> list = Arrays.asList(arguments);
        if (!list.contains("--workers")) {
            throw new LockstepException("--workers N is missing: " + USAGE);
        }
        settings = settings.withProcesses(whole("--workers", list.get(list.indexOf("--workers") + 1)));
        for (int i = 1; i < arguments.length; i += 2) {
            String name = arguments[i];
            String value = arguments[i + 1];
            switch (name) {
                case "--workers" -> {}
                case "--backends" -> settings = settings.withBackends(List.of(value.split(",")));
                case "--shares" ->
                    settings = settings.withShares(Arrays.stream(value.split(","))
                            .map(share -> whole(name, share))
                            .toList());
                case "--verify" -> settings = settings.withVerified(number(name, value));
                case "--epochs" -> options = options.withEpochs(whole(name, value));
                case "--seed" -> options = options.withSeed(whole(name, value));
                case "--dtype" -> options = options.withDType(dtype(value));
                case "--save" -> save = Optional.of(path(value));
                case "--checkpoint" -> checkpoint = Optional.of(path(value));
                case "--resume" -> resume = Optional.of(path(value));
                default -> throw new LockstepException(name + " is unknown: " + USAGE);
            }
        }
        return new SparkTrainArguments(arguments[0], settings, options, save, checkpoint, resume);
    }

    /** Whether something is asked for that only the network of a file has. */
    boolean isForFile() {
        return save.isPresent() || checkpoint.isPresent() || resume.isPresent();
    }

    private static int whole(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException failure) {
            throw new LockstepException(name + " takes a whole number, not " + value, failure);
        }
    }

    private static double number(String name, String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException failure) {
            throw new LockstepException(name + " takes a number, not " + value, failure);
        }
    }

    private static DType dtype(String value) {
        return Arrays.stream(DType.values())
                .filter(each -> each.label().equals(value))
                .findFirst()
                .orElseThrow(() -> new LockstepException("--dtype is float64 or float32, not " + value));
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException failure) {
            throw new LockstepException("'" + value + "' is no path", failure);
        }
    }
}
