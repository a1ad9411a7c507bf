package dev.lockstep.cli.console;

import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows the progress of runs that last: a bar on a terminal, else a line now and then. A run that is over within a second shows
 * nothing.
 */
public final class Progress implements TrainingListener {
    private final Advance advance;
    private int epochs;

    Progress(Console console, LongSupplier clock) {
        advance = new Advance(console, clock);
    }

    /** Shows nothing if quiet. */
    public static TrainingListener on(Console console, boolean quiet) {
        return quiet ? TrainingListener.NONE : new Progress(console, System::nanoTime);
    }

    @Override
    public void started(String network, int expectedEpochs) {
        epochs = expectedEpochs;
        advance.start(network, expectedEpochs);
    }

    @Override
    public void epoch(int epoch, double loss) {
        advance.show(
                epoch,
                () -> String.format(Locale.ROOT, "loss %.6g", loss),
                () -> "epoch " + epoch + " of " + epochs + ", loss " + loss);
    }

    @Override
    public void finished(TrainingResult result) {
        advance.finish();
    }
}
