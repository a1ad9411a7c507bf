package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a user has a text written: a path as in {@link OutputPath}, or {@code -} for standard output. */
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
        return StandardOutput.is(path);
    }

    /**
     * Finds out whether it can be written, before the time to compute it is spent.
     *
     * @throws LockstepException if it can not be, with the reason
     */
    public void require() {
        if (isStandardOutput()) {
            return;
        }
        try {
            OutputPath.require(path);
        } catch (IOException failure) {
            throw new LockstepException(what + " " + path + " can not be written: " + IoReason.of(failure), failure);
        }
    }

    /** @throws OutputException if it can not be written, with the reason */
    public void write(Content content) {
        try {
            if (isStandardOutput()) {
                console.out().flush();
                content.write(new Unclosed(console.out()));
                console.flush();
            } else {
                OutputPath.write(path, stream -> {
                    Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                    content.write(new Unclosed(writer));
                    writer.flush();
                });
            }
        } catch (IOException failure) {
            throw new OutputException(what + " " + path + " could not be written: " + IoReason.of(failure), failure);
        }
    }
}
