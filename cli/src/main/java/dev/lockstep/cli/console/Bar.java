package dev.lockstep.cli.console;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error. */
final class Bar implements AutoCloseable {
    private final ProgressBar bar;

    Bar(String task, int count) {
        bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(count)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    void show(int done, String state) {
        bar.stepTo(done);
        bar.setExtraMessage(state);
    }

    @Override
    public void close() {
        bar.close();
    }
}
