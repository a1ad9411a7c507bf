package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a user has something written.
 *
 * <p>A file appears whole or not at all and keeps the mode and owner of the one that it replaces; symbolic links are followed; devices and
 * pipes are written as they are; {@code -} is standard output.
 */
public final class Output {
    private final String what;
    private final Path path;
    private final Console console;

    /** @param what what is written, for messages, such as {@code the trace} */
    public Output(String what, Path path, Console console) {
        this.what = what;
        this.path = path;
        this.console = console;
    }

    /** Whether it is written where results go. */
    public boolean isStandardOutput() {
        return Places.isStandardOutput(path);
    }

    /**
     * Finds out whether it can be written, before the time to compute it is spent.
     *
     * @throws LockstepException if it can not be, with the reason
     */
    public void require() {
        try {
            Places.of(path, console).require();
        } catch (IOException failure) {
            throw new LockstepException(what + " " + path + " can not be written: " + IoReason.of(failure), failure);
        }
    }

    /** @throws OutputException if it can not be written, with the reason */
    public void write(Content content) {
        try {
            Places.of(path, console).write(content);
        } catch (IOException failure) {
            throw new OutputException(what + " " + path + " could not be written: " + IoReason.of(failure), failure);
        }
    }
}
