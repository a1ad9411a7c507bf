package dev.lockstep.cli.console;

import java.util.concurrent.TimeUnit;

/**
 * Says what a command is at where that takes more than a second: on a terminal in a line that goes when it is done, elsewhere in a line that
 * stays. Standard error has it.
 */
public final class Patience implements AutoCloseable {
    private final Thread waiting;
    private final Console console;
    private final String text;
    private final long began;
    private boolean over;
    private boolean said;

    private Patience(Console console, String text, long nanoseconds) {
        this.console = console;
        this.text = ForeignText.shown(text);
        this.began = console.now();
        waiting = new Thread(() -> say(nanoseconds), "lockstep-patience");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Begins to wait for a second; says nothing if quiet. */
    public static Patience with(Console console, boolean quiet, String text) {
        return new Patience(console, text, quiet ? Long.MAX_VALUE : TimeUnit.SECONDS.toNanos(1));
    }

    static Patience with(Console console, String text, long nanoseconds) {
        return new Patience(console, text, nanoseconds);
    }

    private void say(long nanoseconds) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanoseconds);
        } catch (InterruptedException done) {
            return;
        }
        synchronized (this) {
            if (!over && console.now() - began >= nanoseconds) {
                said = true;
                if (console.drawsProgress()) {
                    console.err().print(text);
                    console.err().flush();
                } else {
                    console.err().println(text);
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        over = true;
        waiting.interrupt();
        if (said && console.drawsProgress()) {
            console.err().print("\r" + " ".repeat(text.length()) + "\r");
            console.err().flush();
        }
    }
}
