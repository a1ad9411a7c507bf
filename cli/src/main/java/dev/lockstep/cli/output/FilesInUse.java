package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.file.Checkpoints;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.output.OutputPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files of one command, which writes none that it reads and nothing twice; devices and pipes may be named as often as one likes. */
public final class FilesInUse {
    private final Map<Path, String> uses = new LinkedHashMap<>();

    /**
     * Takes note of a file that is read.
     *
     * @param what what it is, for messages, such as {@code the network file}
     */
    public FilesInUse reads(String what, Path path) {
        place(path).ifPresent(place -> uses.putIfAbsent(place, what));
        return this;
    }

    /** Takes note of the files of data that the text of a network file names. */
    public FilesInUse readsDataOf(Path networkFile, String text) {
        NetworkFileReader.dataFiles(networkFile, text).forEach(data -> reads("a file of the network's data", data));
        return this;
    }

    /**
     * Takes note of a file that is written.
     *
     * @throws LockstepException if it is read, or something else is written there
     */
    public FilesInUse writes(Output output) {
        if (output.isStandardOutput()) {
            return this;
        }
        place(output.path()).ifPresent(place -> {
            requireUnused(place, output.what() + " can not be written to " + output.path());
            uses.put(place, "where " + output.what() + " goes");
        });
        return this;
    }

    /**
     * Holds a folder that files are written into, and that may be made, against the files noted so far.
     *
     * @param option that names it, for messages
     * @throws LockstepException if it is read, or something else is written there, as a file
     */
    public FilesInUse fills(String option, Path folder) {
        place(folder).ifPresent(place -> requireUnused(place, option + " can not make a folder of " + folder));
        return this;
    }

    /**
     * Holds a folder of checkpoints against the files noted so far: their names are for them alone.
     *
     * @param option that names it, for messages
     * @throws LockstepException if another file has such a name there
     */
    public FilesInUse holdsCheckpoints(String option, Path folder) {
        uses.forEach((other, what) -> {
            if (Checkpoints.isNamedAsOne(other) && isSame(real(folder), other.getParent())) {
                throw new LockstepException(option + " has checkpoints in " + folder + ", under names such as "
                        + other.getFileName() + ": that is " + what);
            }
        });
        return this;
    }

    private void requireUnused(Path place, String wish) {
        uses.forEach((other, what) -> {
            if (isSame(place, other)) {
                throw new LockstepException(wish + ": that is " + what);
            }
        });
    }

    private static Optional<Path> place(Path path) {
        try {
            Path place = OutputPath.follow(path);
            return Files.exists(place) && !Files.isRegularFile(place) ? Optional.empty() : Optional.of(place);
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private static Path real(Path folder) {
        try {
            return OutputPath.follow(folder);
        } catch (IOException unreachable) {
            return folder;
        }
    }

    private static boolean isSame(Path place, Path other) {
        try {
            return place.equals(other) || Files.exists(place) && Files.exists(other) && Files.isSameFile(place, other);
        } catch (IOException unknown) {
            return false;
        }
    }
}
