package dev.lockstep.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now = Long.MAX_VALUE - 5;
    private final Progress progress = new Progress(Console.plain(OutputStream.nullOutputStream(), err), () -> now);

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
                .containsExactly("xor: epoch 1 of 9, loss 0.5", "xor: epoch 3 of 9, loss 0.5");
    }

    private void after(long milliseconds, int epoch) {
        now += TimeUnit.MILLISECONDS.toNanos(milliseconds);
        progress.epoch(epoch, 0.5);
    }
}
