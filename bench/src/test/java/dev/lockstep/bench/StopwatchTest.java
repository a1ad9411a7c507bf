package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final Pace PATIENT = new Pace(Duration.ZERO, true, Duration.ofSeconds(1), 3);

    /** What the processor's speed is said to be, one after the other, over and over. */
    private static final class Speeds implements DoubleSupplier {
        private final double[] speeds;
        private int next;

        Speeds(double... speeds) {
            this.speeds = speeds;
        }

        @Override
        public double getAsDouble() {
            return speeds[next++ % speeds.length];
        }
    }

    private static Timing timing(Pace pace, double... speeds) {
        return new Stopwatch(pace, new ProcessorSpeed(new Speeds(speeds)))
                .measure(List.of(new Idle()))
                .get(0);
    }

    @Test
    void roundsGoOnUntilEnoughWereUndisturbed() {
        assertThat(timing(PATIENT, 1, 1).isUndisturbed()).isTrue();
        assertThat(timing(PATIENT, 1, 1, 0.6, 1, 1, 0.6)).satisfies(timing -> {
            assertThat(timing.isUndisturbed()).isTrue();
            assertThat(timing.rounds()).isEqualTo(3);
        });
    }

    @Test
    void roundsEndWhereTheProcessorIsNeverUndisturbed() {
        Timing timing = timing(PATIENT, 1, 0.6);

        assertThat(timing.isUndisturbed()).isFalse();
        assertThat(timing.rounds()).isEqualTo(12);
    }

    @Test
    void aQuickPaceAddsNoRounds() {
        Pace quick = new Pace(Duration.ZERO, false, Duration.ofSeconds(1), 3);

        assertThat(timing(quick, 1, 0.6).rounds()).isEqualTo(3);
    }

    @Test
    void aSpeedIsFullBesideTheBestSoFar() {
        ProcessorSpeed speed = new ProcessorSpeed(new Speeds(5, 10));
        double first = speed.now();

        assertThat(speed.isFull(first)).isTrue();
        assertThat(speed.now()).isEqualTo(10);
        assertThat(speed.isFull(first)).isFalse();
        assertThat(speed.isFull(9.5)).isTrue();
    }

    @Test
    void theLoopHasASpeedOnAnyNumberOfThreads() {
        assertThat(RegisterLoop.slowestOf(1)).isPositive().isFinite();
        assertThat(RegisterLoop.slowestOf(3)).isPositive().isFinite();
    }

    private static final class Idle implements Task {
        @Override
        public void run(long times) {}

        @Override
        public double element() {
            return 1;
        }

        @Override
        public void close() {}
    }
}
