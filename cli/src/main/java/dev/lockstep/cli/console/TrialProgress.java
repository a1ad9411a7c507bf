package dev.lockstep.cli.console;

import dev.lockstep.trainer.search.Outcome;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;
import java.util.List;
import java.util.function.Consumer;

/** Shows how many of a search's trials have ended, and how many epochs were trained; one that is over within a second shows nothing. */
public final class TrialProgress implements Consumer<Outcome>, TrainingListener, AutoCloseable {
    private final Advance advance;
    private final boolean quiet;
    private final int trials;
    private int ended;
    private long epochs;

    TrialProgress(Console console, boolean quiet, int trials) {
        this.advance = new Advance(console);
        this.quiet = quiet;
        this.trials = trials;
        advance.start("trials", trials);
    }

    /** Shows nothing if quiet. */
    public static TrialProgress on(Console console, boolean quiet, int trials) {
        return new TrialProgress(console, quiet, trials);
    }

    @Override
    public synchronized void epoch(int epoch, double loss) {
        epochs++;
    }

    @Override
    public synchronized void progressed(TrainingProgress progress) {
        show();
    }

    @Override
    public synchronized void accept(Outcome outcome) {
        ended++;
        show();
    }

    private void show() {
        if (!quiet) {
            String done = ended + " of " + trials + " done";
            String trained = epochs + " epochs trained";
            advance.show(ended, () -> List.of(done, trained), () -> done + ", " + trained);
        }
    }

    @Override
    public synchronized void close() {
        advance.finish();
    }
}
