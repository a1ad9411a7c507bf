package dev.lockstep.cli.console;

import dev.lockstep.models.output.AtInterrupt;
import java.util.concurrent.TimeUnit;

/**
 * What a long command is at: on a terminal one line that is written over and gone at the end, also where the command is interrupted;
 * elsewhere a line now and then. No thread draws it, so that nothing runs beside what is measured.
 */
public final class StatusLine implements AutoCloseable {
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);
    private static final int WIDTH = 79;

    private final Console console;
    private final boolean quiet;
    private final AtInterrupt atInterrupt;
    private long nextLine;
    private int width;

    StatusLine(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
        this.nextLine = console.now() + BETWEEN_LINES;
        this.atInterrupt = new AtInterrupt(this::clear);
    }

    /** Shows nothing if quiet. */
    public static StatusLine on(Console console, boolean quiet) {
        return new StatusLine(console, quiet);
    }

    public void show(String text) {
        if (quiet) {
            return;
        }
        String shown = ForeignText.shown(text);
        if (console.drawsProgress()) {
            draw(shown.substring(0, Math.min(WIDTH, shown.length())));
        } else if (console.now() - nextLine >= 0) {
            nextLine = console.now() + BETWEEN_LINES;
            console.err().println(shown);
        }
    }

    /** Takes the line off the terminal, so that results can be written there. */
    public void clear() {
        if (width > 0) {
            draw("");
        }
    }

    @Override
    public void close() {
        clear();
        atInterrupt.close();
    }

    private synchronized void draw(String text) {
        console.err()
                .print("\r" + text + " ".repeat(Math.max(0, width - text.length())) + (text.isEmpty() ? "\r" : ""));
        console.err().flush();
        width = text.length();
    }
}
