package dev.lockstep.cli.console;

import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A progress bar on standard error. */
final class Bar implements AutoCloseable {
    private final ProgressBar bar;
    private volatile List<String> parts = List.of();

    Bar(String task, int count) {
        bar = new ProgressBarBuilder()
                .setInitialMax(count)
                .setRenderer((progress, width) -> BarText.of(task, progress.getNormalizedProgress(), parts, width))
                .setUpdateIntervalMillis(200)
                .clearDisplayOnFinish()
                .build();
    }

    void show(int done, List<String> state) {
        parts = state;
        bar.stepTo(done);
    }

    @Override
    public void close() {
        bar.close();
    }
}
