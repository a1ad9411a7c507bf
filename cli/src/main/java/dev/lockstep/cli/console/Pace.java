package dev.lockstep.cli.console;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How fast something goes on now: over the last five to ten seconds, so that neither a slow beginning, as of a JVM that compiles, nor what was long ago
 * counts.
 */
final class Pace {
    private static final long SPAN = TimeUnit.SECONDS.toNanos(5);

    private long olderTime;
    private int olderDone;
    private long newerTime;
    private int newerDone;
    private boolean begun;

    void begin() {
        begun = false;
    }

    /** So much is done at a time; what a second gets done, unless this is the first time that it is asked. */
    OptionalDouble at(long time, int done) {
        if (!begun) {
            begun = true;
            olderTime = time;
            newerTime = time;
            olderDone = done;
            newerDone = done;
            return OptionalDouble.empty();
        }
        double pace = (done - olderDone) / ((time - olderTime) * 1e-9);
        if (time - newerTime >= SPAN) {
            olderTime = newerTime;
            olderDone = newerDone;
            newerTime = time;
            newerDone = done;
        }
        return pace > 0 && Double.isFinite(pace) ? OptionalDouble.of(pace) : OptionalDouble.empty();
    }
}
