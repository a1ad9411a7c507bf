package dev.lockstep.distributed.spark;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.models.network.CommaList;
import dev.lockstep.trainer.training.TrainingOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static final String WORKERS = "--workers";

    /** @throws LockstepException if they are others than these */
    static SparkTrainArguments of(String... arguments) {
        if (arguments.length == 0 || arguments.length % 2 == 0 || arguments[0].startsWith("-")) {
            throw new LockstepException(USAGE);
        }
        Map<String, String> values = values(arguments);
        if (!values.containsKey(WORKERS)) {
            throw new LockstepException(WORKERS + " N is missing: " + USAGE);
        }
        WorkerSettings settings =
                WorkerSettings.of((int) whole(WORKERS, values.get(WORKERS), Integer.MAX_VALUE), WorkerSettings.ANY);
        TrainingOptions options = TrainingOptions.NONE;
        Optional<Path> save = Optional.empty();
        Optional<Path> checkpoint = Optional.empty();
        Optional<Path> resume = Optional.empty();
        for (Map.Entry<String, String> each : values.entrySet()) {
            String name = each.getKey();
            String value = each.getValue();
            switch (name) {
                case WORKERS -> {}
                case "--backends" -> settings = settings.withBackends(elements(name, value));
                case "--shares" ->
                    settings = settings.withShares(elements(name, value).stream()
                            .map(share -> (int) whole(name, share, Integer.MAX_VALUE))
                            .toList());
                case "--verify" -> settings = settings.withVerified(number(name, value));
                case "--epochs" -> options = options.withEpochs((int) whole(name, value, Integer.MAX_VALUE));
                case "--seed" -> options = options.withSeed(whole(name, value, Long.MAX_VALUE));
                case "--dtype" -> options = options.withDType(dtype(name, value));
                case "--save" -> save = Optional.of(path(value));
                case "--checkpoint" -> checkpoint = Optional.of(path(value));
                case "--resume" -> resume = Optional.of(path(value));
                default -> throw new LockstepException(name + " is unknown: " + USAGE);
            }
        }
        return new SparkTrainArguments(arguments[0], settings, options, save, checkpoint, resume);
    }

    private static Map<String, String> values(String... arguments) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < arguments.length; i += 2) {
            if (values.put(arguments[i], arguments[i + 1]) != null) {
                throw new LockstepException(arguments[i] + " is given twice");
            }
        }
        return values;
    }

    /** Whether something is asked for that only the network of a file has. */
    boolean isForFile() {
        return save.isPresent() || checkpoint.isPresent() || resume.isPresent();
    }

    private static List<String> elements(String name, String value) {
        try {
            return CommaList.elements(value);
        } catch (LockstepException wrong) {
            throw new LockstepException(name + ": " + wrong.getMessage(), wrong);
        }
    }

    private static long whole(String name, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException failure) {
            throw new LockstepException(name + " takes a whole number, not '" + value + "'", failure);
        }
        throw new LockstepException(name + " takes a whole number from 0 to " + most + ", not " + value);
    }

    private static double number(String name, String value) {
        try {
            return Decimals.parse(value);
        } catch (IllegalArgumentException failure) {
            throw new LockstepException(name + " takes a number, not '" + value + "'", failure);
        }
    }

    private static DType dtype(String name, String value) {
        try {
            return DType.of(value);
        } catch (IllegalArgumentException failure) {
            throw new LockstepException(name + ": " + failure.getMessage(), failure);
        }
    }

    private static Path path(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException failure) {
            throw new LockstepException("'" + value + "' is no path", failure);
        }
    }
}
