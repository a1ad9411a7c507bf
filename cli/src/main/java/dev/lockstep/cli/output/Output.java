package dev.lockstep.cli.output;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.TerminalWriter;
import dev.lockstep.models.output.Bytes;
import dev.lockstep.models.output.IoReason;
import dev.lockstep.models.output.OutputPath;
import dev.lockstep.models.output.UnclosedStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where a user has something written: a path as in {@link OutputPath}, or {@code -} for standard output. */
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

    String what() {
        return what;
    }

    Path path() {
        return path;
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

    /**
     * Writes a text in UTF-8: byte for byte, but to a terminal with what it would obey escaped.
     *
     * @throws OutputException if it can not be written, with the reason
     */
    public void write(Content content) {
        writeBytes(stream -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
            if (isStandardOutput() && console.isTerminal()) {
                try (Writer shown = new TerminalWriter(writer)) {
                    content.write(new UnclosedWriter(shown));
                }
            } else {
                content.write(new UnclosedWriter(writer));
            }
            writer.flush();
        });
    }

    /** @throws OutputException if it can not be written, with the reason */
    public void writeBytes(Bytes content) {
        try {
            if (isStandardOutput()) {
                console.out().flush();
                content.write(console.resultStream());
                console.flush();
            } else {
                OutputPath.write(path, content);
            }
        } catch (UncheckedIOException failure) {
            throw failed(failure.getCause());
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /**
     * Opens it to be written little by little, as {@link OutputPath#open} does.
     *
     * @throws OutputException if it can not be written, with the reason
     */
    public OutputStream open() {
        try {
            if (isStandardOutput()) {
                console.out().flush();
                return new UnclosedStream(console.resultStream());
            }
            return OutputPath.open(path);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** What to throw where writing it failed on the way. */
    public OutputException failed(IOException failure) {
        return new OutputException(what + " " + path + " could not be written: " + IoReason.of(failure), failure);
    }
}
