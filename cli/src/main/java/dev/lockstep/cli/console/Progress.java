package dev.lockstep.cli.console;

import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows the progress of runs that last: a bar on a terminal, else a line now and then. A run that is over within a second shows
 * nothing.
 */
public final class Progress implements TrainingListener {
    private static final long QUIET_START = TimeUnit.SECONDS.toNanos(1);
    private static final long BETWEEN_LINES = TimeUnit.SECONDS.toNanos(5);

    private final Console console;
    private final LongSupplier clock;
    private String network;
    private int epochs;
    private long nextReport;
    private EpochBar bar;

    Progress(Console console, LongSupplier clock) {
        this.console = console;
        this.clock = clock;
    }

    /** Shows nothing if quiet. */
    public static TrainingListener on(Console console, boolean quiet) {
        return quiet ? TrainingListener.NONE : new Progress(console, System::nanoTime);
    }

    @Override
    public void started(String startedNetwork, int expectedEpochs) {
        network = startedNetwork;
        epochs = expectedEpochs;
        nextReport = clock.getAsLong() + QUIET_START;
    }

    @Override
    public void epoch(int epoch, double loss) {
        if (bar != null) {
            bar.show(epoch, loss);
        } else if (clock.getAsLong() - nextReport >= 0) {
            report(epoch, loss);
        }
    }

    @Override
    public void finished(TrainingResult result) {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void report(int epoch, double loss) {
        if (console.drawsProgress()) {
            bar = new EpochBar(network, epochs);
            bar.show(epoch, loss);
        } else {
            nextReport = clock.getAsLong() + BETWEEN_LINES;
            console.err().println(network + ": epoch " + epoch + " of " + epochs + ", loss " + loss);
        }
    }
}
