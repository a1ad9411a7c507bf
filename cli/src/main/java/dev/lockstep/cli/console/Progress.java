package dev.lockstep.cli.console;

import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Metrics;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.report.text.Figures;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingProgress;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows the progress of runs that last: the loss, the first metric of the validation data, the pace and the time left. A bar on a terminal, else a
 * line now and then. A run that is over within a second shows nothing.
 */
public final class Progress implements TrainingListener {
    private static final int DIGITS = 6;
    private static final int FEW_DIGITS = 3;

    private final Advance advance;
    private final Console console;
    private final Pace pace = new Pace();
    private int epochs;
    private boolean validates;
    private int measuredEpoch;
    private String metric;

    Progress(Console console) {
        advance = new Advance(console);
        this.console = console;
    }

    /** Shows nothing if quiet. */
    public static TrainingListener on(Console console, boolean quiet) {
        return quiet ? TrainingListener.NONE : new Progress(console);
    }

    @Override
    public void started(String network, int expectedEpochs) {
        epochs = expectedEpochs;
        pace.begin();
        validates = false;
        metric = "";
        advance.start(network, expectedEpochs);
    }

    /** Measures the predictions of those epochs only that are shown, since they are fetched for it. */
    @Override
    public void validated(int epoch, double loss, Supplier<Predictions> predictions) {
        validates = true;
        if (advance.isDue()) {
            Predictions fetched = predictions.get();
            Metric first = Metrics.of(fetched).get(0);
            metric = first.label() + " " + Figures.of(first.of(fetched), DIGITS);
            measuredEpoch = epoch;
        }
    }

    @Override
    public void progressed(TrainingProgress progress) {
        int epoch = progress.epoch();
        if (validates && measuredEpoch != epoch) {
            return;
        }
        if (advance.isDue()) {
            List<String> state = state(progress);
            advance.show(
                    epoch, () -> state, () -> "epoch " + epoch + " of " + epochs + ", " + String.join(", ", state));
        }
    }

    /** The most important first; how fast it goes and what is left is said once that can be known. */
    private List<String> state(TrainingProgress progress) {
        List<String> state = new ArrayList<>();
        state.add("loss " + Figures.of(progress.loss(), DIGITS));
        if (!metric.isEmpty()) {
            state.add(metric);
        }
        pace.at(console.now(), progress.epoch()).ifPresent(each -> {
            state.add(Figures.seconds((epochs - progress.epoch()) / each) + " left");
            state.add(Figures.of(each, FEW_DIGITS) + " epochs/s");
        });
        return state;
    }

    @Override
    public void finished(TrainingResult result) {
        advance.finish();
    }
}
