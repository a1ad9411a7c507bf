package dev.lockstep.cli.output;

import dev.lockstep.cli.console.Console;
import dev.lockstep.models.file.UnwritableFileException;
import java.util.ArrayList;
import java.util.List;

/** What could not be written of a training, as on a full disk: each is one line on standard error, and takes neither the result nor the other files with it. */
public final class Unwritten {
    private final Console console;
    private final List<String> messages = new ArrayList<>();

    public Unwritten(Console console) {
        this.console = console;
    }

    /** Writes something. */
    public void attempt(Runnable writing) {
        try {
            writing.run();
        } catch (OutputException | UnwritableFileException failure) {
            add(failure.getMessage());
        }
    }

    /** Tells of something that is not written any more while the training goes on. */
    public void add(String message) {
        messages.add(message);
        console.error(message);
    }

    /** One line each. */
    public List<String> messages() {
        return List.copyOf(messages);
    }
}
