package dev.lockstep.cli.console;

import dev.lockstep.trainer.search.Outcome;
import java.util.function.Consumer;

/** Shows how many of a search's trials have ended; one that is over within a second shows nothing. */
public final class TrialProgress implements Consumer<Outcome>, AutoCloseable {
    private final Advance advance;
    private final boolean quiet;
    private final int trials;
    private int ended;

    private TrialProgress(Console console, boolean quiet, int trials) {
        this.advance = new Advance(console, System::nanoTime);
        this.quiet = quiet;
        this.trials = trials;
        advance.start("trials", trials);
    }

    /** Shows nothing if quiet. */
    public static TrialProgress on(Console console, boolean quiet, int trials) {
        return new TrialProgress(console, quiet, trials);
    }

    @Override
    public void accept(Outcome outcome) {
        ended++;
        if (!quiet) {
            advance.show(ended, () -> "", () -> ended + " of " + trials + " done");
        }
    }

    @Override
    public void close() {
        advance.finish();
    }
}
