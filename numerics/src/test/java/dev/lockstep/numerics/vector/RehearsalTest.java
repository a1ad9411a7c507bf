package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    @Test
    void makesTiersReadyAndEnds() throws InterruptedException {
        Tier products = DoubleTiers.PRODUCTS.request();
        Tier sums = FloatTiers.SUMS.request();
        assertThat(holdsInTime(() -> products.getAsBoolean() && sums.getAsBoolean()))
                .isTrue();
        assertThat(holdsInTime(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("lockstep-vector-rehearsal"))))
                .isTrue();
    }

    @Test
    void aTierIsNotReadyBeforeItIsRehearsed() {
        Tier tier = new Tier(() -> {}, () -> {});
        assertThat(tier.getAsBoolean()).isFalse();
        tier.rehearse();
        assertThat(tier.getAsBoolean()).isTrue();
    }

    private static boolean holdsInTime(BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - begin < LONG_ENOUGH.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return condition.getAsBoolean();
    }
}
