package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bench.Timing.Sample;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static Sample sample(double seconds, double bytes) {
        return new Sample(seconds, 1, OptionalDouble.of(bytes));
    }

    private static Sample disturbed(double seconds) {
        return new Sample(seconds, 0.6, OptionalDouble.empty());
    }

    private static Timing timing(Sample... samples) {
        return Timing.of(List.of(samples), sample -> sample.speed() == 1, true);
    }

    @Test
    void theMedianIsTheMiddleOfTheRounds() {
        Timing timing = timing(sample(9, 48), sample(1, 16), sample(2, 32));

        assertThat(timing).isEqualTo(new Timing(3, 2, 1, 9, OptionalDouble.of(16), true, true));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        Timing timing = timing(sample(9, 1), sample(1, 1), sample(2, 1), sample(4, 1));

        assertThat(timing.median()).isEqualTo(3);
    }

    @Test
    void bytesThatTheJvmDoesNotTellAreNone() {
        assertThat(timing(disturbed(1)).bytes()).isEmpty();
    }

    @Test
    void disturbedRoundsDoNotCountWhereEnoughOthersAreThere() {
        Timing timing = timing(disturbed(9), sample(1, 8), disturbed(8), sample(3, 8), disturbed(7), sample(2, 8));

        assertThat(timing).isEqualTo(new Timing(3, 2, 1, 3, OptionalDouble.of(8), true, true));
    }

    @Test
    void allRoundsCountWhereTooFewAreUndisturbed() {
        Timing timing = timing(disturbed(9), sample(1, 8), disturbed(8), sample(3, 8), disturbed(7));

        assertThat(timing).isEqualTo(new Timing(5, 7, 1, 9, OptionalDouble.of(8), false, true));
    }

    @Test
    void figuresAreInTheUnitOfTheirKind() {
        assertThat(Kind.PRODUCTS.figure(4e9, 2)).isEqualTo(2);
        assertThat(Kind.ELEMENTWISE.figure(1e6, 0.002)).isEqualTo(2);
        assertThat(Kind.TRAINING.figure(1, 0.25)).isEqualTo(4);
    }
}
