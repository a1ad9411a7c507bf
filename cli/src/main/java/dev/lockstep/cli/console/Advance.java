package dev.lockstep.cli.console;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Shows how far something is: a bar on a terminal, else a line now and then. What is over within a second shows nothing. */
final class Advance {
    private static final long QUIET_START = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);
    private static final long BETWEEN_BARS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Console console;
    private String task;
    private int count;
    private long nextReport;
    private Bar bar;

    Advance(Console console) {
        this.console = console;
    }

    void start(String startedTask, int expectedCount) {
        task = ForeignText.shown(startedTask);
        count = expectedCount;
        nextReport = console.now() + QUIET_START;
    }

    /**
     * So much is done.
     *
     * @param state what the bar says beside it, the most important first
     * @param line what a line says after the task's name
     */
    void show(int done, Supplier<List<String>> state, Supplier<String> line) {
        if (isDue()) {
            report(done, state, line);
        }
    }

    /** Whether what is done would be shown now. */
    boolean isDue() {
        return console.now() - nextReport >= 0;
    }

    void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void report(int done, Supplier<List<String>> state, Supplier<String> line) {
        nextReport = console.now() + (console.drawsProgress() ? BETWEEN_BARS : BETWEEN_LINES);
        if (console.drawsProgress()) {
            bar = bar == null ? new Bar(task, count) : bar;
            bar.show(done, state.get().stream().map(ForeignText::shown).toList());
        } else {
            console.err().println(task + ": " + ForeignText.shown(line.get()));
        }
    }
}
