package dev.lockstep.cli.console;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar of epochs on standard error. */
final class EpochBar implements AutoCloseable {
    private final ProgressBar bar;

    EpochBar(String network, int epochs) {
        bar = new ProgressBarBuilder()
                .setTaskName(network)
                .setInitialMax(epochs)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    void show(int epoch, double loss) {
        bar.stepTo(epoch);
        bar.setExtraMessage(String.format(Locale.ROOT, "loss %.6g", loss));
    }

    @Override
    public void close() {
        bar.close();
    }
}
