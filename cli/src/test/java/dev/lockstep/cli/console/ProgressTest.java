package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.training.TrainingProgress;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int fetched;
    private long now = Long.MAX_VALUE - 5;
    private final Progress progress =
            new Progress(new Console(OutputStream.nullOutputStream(), err, Set.of(), Map.of(), () -> now));

    @Test
    void aShortRunShowsNothing() {
        progress.started("xor", 3);
        after(999, 3);

        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLongRunShowsALineAfterASecondAndThenEveryFive() {
        progress.started("xor", 9);
        after(1000, 1);
        after(4999, 2);
        after(1, 3);
        after(1, 4);

        assertThat(err.toString().lines())
                .containsExactly("xor: epoch 1 of 9, loss 0.5", "xor: epoch 3 of 9, loss 0.5, 15 s left, 0.4 epochs/s");
    }

    @Test
    void theMetricOfTheValidationDataIsFetchedOnlyWhereItIsShown() {
        progress.started("xor", 4);
        for (int epoch = 1; epoch <= 4; epoch++) {
            now += TimeUnit.MILLISECONDS.toNanos(700);
            progress.epoch(epoch, 0.5);
            progress.validated(epoch, 0.4, () -> {
                fetched++;
                return new Predictions(1, new double[] {0.9, 0.8}, new double[] {1, 0});
            });
            progressed(epoch);
        }

        assertThat(err.toString().lines()).containsExactly("xor: epoch 2 of 4, loss 0.5, accuracy 0.5");
        assertThat(fetched).isOne();
    }

    @Test
    void aSlowBeginningDoesNotCountInWhatIsLeft() {
        progress.started("xor", 100_000);
        after(3000, 1);
        for (int second = 1; second <= 30; second++) {
            after(1000, 1000 * second);
        }

        assertThat(err.toString().lines().toList())
                .startsWith(
                        "xor: epoch 1 of 100000, loss 0.5",
                        "xor: epoch 5000 of 100000, loss 0.5, 1 min 35 s left, 1000 epochs/s")
                .hasSize(7);
    }

    private void after(long milliseconds, int epoch) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
        progress.epoch(epoch, 0.5);
        progressed(epoch);
    }

    private void progressed(int epoch) {
        progress.progressed(new TrainingProgress("xor", null, 1, 1, epoch, 0.5));
    }
}
