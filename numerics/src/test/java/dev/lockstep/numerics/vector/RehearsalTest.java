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
        assertThat(holdsInTime(() -> products.isReady() && sums.isReady())).isTrue();
        assertThat(holdsInTime(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("lockstep-vector-rehearsal"))))
                .isTrue();
    }

    @Test
    void smallCallsAreScalarUntilARehearsalPays() throws InterruptedException {
        Tier tier = new Tier(new Tier.Work(100, 100, 100, 50), () -> () -> {}, () -> () -> {});
        assertThat(tier.isTime(49)).isFalse();
        assertThat(tier.isReady()).isFalse();
        assertThat(tier.isTime(1)).isFalse();
        assertThat(holdsInTime(tier::isReady)).isTrue();
        assertThat(tier.isTime(1)).isTrue();
    }

    @Test
    void aLargeCallIsNotRehearsed() {
        Tier tier = new Tier(new Tier.Work(100, 10, 1000, 10_000), () -> () -> {}, () -> () -> {});
        assertThat(tier.isTime(100)).isTrue();
        assertThat(tier.isReady()).isFalse();
    }

    @Test
    void aCallWithMuchWorkIsScalarUntilItsCompilationPays() {
        Tier tier = new Tier(new Tier.Work(100, 10, 50, 1000), () -> () -> {}, () -> () -> {});
        assertThat(tier.isTime(30)).isFalse();
        assertThat(tier.isTime(9)).as("little work").isFalse();
        assertThat(tier.isTime(19)).isFalse();
        assertThat(tier.isTime(10)).isTrue();
        assertThat(tier.isTime(9)).as("little work").isFalse();
        assertThat(tier.isReady()).isFalse();
    }

    private static boolean holdsInTime(BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean() && System.nanoTime() - begin < LONG_ENOUGH.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return condition.getAsBoolean();
    }
}
