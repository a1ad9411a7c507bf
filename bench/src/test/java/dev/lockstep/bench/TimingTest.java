package dev.lockstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.bench.Timing.Sample;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static Sample sample(double seconds, double bytes) {
        return new Sample(seconds, OptionalDouble.of(bytes));
    }

    @Test
    void theMedianIsTheMiddleOfTheRounds() {
        Timing timing = Timing.of(List.of(sample(9, 48), sample(1, 16), sample(2, 32)), true);

        assertThat(timing).isEqualTo(new Timing(3, 2, 1, 9, OptionalDouble.of(16), true));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        Timing timing = Timing.of(List.of(sample(9, 1), sample(1, 1), sample(2, 1), sample(4, 1)), true);

        assertThat(timing.median()).isEqualTo(3);
    }

    @Test
    void bytesThatTheJvmDoesNotTellAreNone() {
        assertThat(Timing.of(List.of(new Sample(1, OptionalDouble.empty())), true)
                        .bytes())
                .isEmpty();
    }

    @Test
    void figuresAreInTheUnitOfTheirKind() {
        assertThat(Kind.PRODUCTS.figure(4e9, 2)).isEqualTo(2);
        assertThat(Kind.ELEMENTWISE.figure(1e6, 0.002)).isEqualTo(2);
        assertThat(Kind.TRAINING.figure(1, 0.25)).isEqualTo(4);
    }
}
