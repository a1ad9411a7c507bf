package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder in which a user has files written. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * Makes it where it is missing, also where a symbolic link leads to it.
     *
     * @param option that names it, for messages
     * @throws LockstepException if it is none, can not be made, or nothing can be written into it
     */
    public static void require(String option, Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(Files.isSymbolicLink(folder) ? OutputPath.follow(folder) : folder);
            }
        } catch (IOException failure) {
            throw new LockstepException(
                    option + " names a folder, but " + folder + " can not be one: "
                            + (Files.exists(folder) ? "it is none" : IoReason.of(failure)),
                    failure);
        }
        if (!Files.isWritable(folder)) {
            throw new LockstepException("the folder " + folder + " can not be written: no permission");
        }
    }
}
