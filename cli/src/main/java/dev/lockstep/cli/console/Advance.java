package dev.lockstep.cli.console;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Shows how far something is: a bar on a terminal, else a line now and then. What is over within a second shows nothing. */
final class Advance {
    private static final long QUIET_START = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private final Console console;
    private final LongSupplier clock;
    private String task;
    private int count;
    private long nextReport;
    private Bar bar;

    Advance(Console console, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
    }

    void start(String startedTask, int expectedCount) {
        task = ForeignText.shown(startedTask);
        count = expectedCount;
        nextReport = clock.getAsLong() + QUIET_START;
    }

    /**
     * So much is done.
     *
     * @param state what the bar says beside it
     * @param line what a line says after the task's name
     */
    void show(int done, Supplier<String> state, Supplier<String> line) {
        if (bar != null) {
            bar.show(done, ForeignText.shown(state.get()));
        } else if (clock.getAsLong() - nextReport >= 0) {
            report(done, state, line);
        }
    }

    void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void report(int done, Supplier<String> state, Supplier<String> line) {
        if (console.drawsProgress()) {
            bar = new Bar(task, count);
            bar.show(done, ForeignText.shown(state.get()));
        } else {
            nextReport = clock.getAsLong() + BETWEEN_LINES;
            console.err().println(task + ": " + ForeignText.shown(line.get()));
        }
    }
}
