package dev.lockstep.nn.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rates of schedules at their edges, and how they are followed; that they are PyTorch's is tested with the optimisers. */
class ScheduleTest {
    @Test
    void stepsOfOneEpochHaveOneRate() {
        assertThat(rates(new StepDecay(2, 0.5), 8, 3, 12)).containsExactly(8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 4, 4);
        assertThat(rates(new MultiStepDecay(List.of(1, 3), 0.5), 8, 2, 8)).containsExactly(8, 8, 4, 4, 4, 4, 2, 2);
        assertThat(rates(new ExponentialDecay(0.5), 8, 2, 6)).containsExactly(8, 8, 4, 4, 2, 2);
        assertThat(rates(Schedule.CONSTANT, 8, 2, 3)).containsExactly(8, 8, 8);
    }

    @Test
    void aCosineComesToItsMinimumAndRisesAgain() {
        double[] rates = rates(new CosineAnnealing(Span.ofEpochs(2), 1), 3, 2, 16);
        assertThat(rates[0]).isEqualTo(3);
        assertThat(rates[4]).isEqualTo(1);
        assertThat(rates[8]).isEqualTo(3);
        assertThat(rates[9]).isEqualTo(3);
        assertThat(rates[12]).isEqualTo(1);
        assertThat(rates(new CosineAnnealing(Span.ofSteps(2)), 3, 5, 5)[2]).isZero();
    }

    @Test
    void cosinesAndPowersHaveFixedBits() {
        assertThat(rates(new CosineAnnealing(Span.ofSteps(7)), 0.1, 1, 3)[2]).isEqualTo(0x1.4c7d9f437f8bbp-4);
        assertThat(rates(new OneCycle(Span.ofSteps(10)), 0.1, 1, 5)[4]).isEqualTo(0x1.4c7db37a37094p-4);
        assertThat(rates(new ExponentialDecay(0.9), 0.1, 1, 8)[7]).isEqualTo(0x1.87d2214a7d7cdp-5);
    }

    @Test
    void oneCycleRisesFallsAndStays() {
        double[] rates = rates(new OneCycle(Span.ofEpochs(5), 0.5, 4, 2), 8, 2, 14);
        assertThat(rates[0]).isEqualTo(2);
        assertThat(rates[4]).isEqualTo(8);
        assertThat(rates[9]).isEqualTo(1);
        assertThat(rates[13]).isEqualTo(1);
        for (int step = 1; step < 10; step++) {
            assertThat(rates[step] > rates[step - 1]).isEqualTo(step <= 4);
        }
    }

    @Test
    void oneCycleOfFewStepsHasNoWayUp() {
        assertThat(rates(new OneCycle(Span.ofSteps(2), 0.5, 4, 2), 8, 1, 3)).containsExactly(8, 1, 1);
        assertThat(rates(new OneCycle(Span.ofSteps(1)), 1, 1, 2)).containsOnly(1 / 25.0 / 1e4);
    }

    @Test
    void whatFollowsAWarmUpBeginsAtItsEnd() {
        Schedule halving = new ExponentialDecay(0.5);
        assertThat(rates(new WarmUp(Span.ofEpochs(2), 0.5, halving), 8, 2, 8)).containsExactly(4, 4, 6, 6, 8, 8, 4, 4);
        assertThat(rates(new WarmUp(Span.ofSteps(3), 0.25, halving), 8, 2, 8)).containsExactly(2, 4, 6, 8, 8, 4, 4, 2);
    }

    @Test
    void aPlateauLowersTheRateWhereTheLossStays() {
        Schedule schedule = new ReduceOnPlateau(0.5, 1, 0.1, 2, 1);
        double[] losses = {10, 9.5, 9.2, 9.2, 9.2, 9.2, 5, 5, 5, 5, 5, 5, 5, 5};
        assertThat(followed(schedule, 8, losses)).containsExactly(8, 8, 8, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 1, 1);
        assertThat(followed(new ReduceOnPlateau(0.5, 0, 0, 0, 0), 1e-8, new double[] {1, 1, 1}))
                .as("changes of at most 1e-8 are not made")
                .containsExactly(1e-8, 1e-8, 1e-8, 1e-8);
    }

    static List<Schedule> schedules() {
        return List.of(
                new StepDecay(3, 0.5),
                new CosineAnnealing(Span.ofSteps(7)),
                new OneCycle(Span.ofEpochs(6)),
                new WarmUp(Span.ofSteps(5), new ReduceOnPlateau(0.5, 0, 0, 0, 0)));
    }

    /** Nothing but the place and the losses matters, so a run that goes on from anywhere has the same rates. */
    @ParameterizedTest
    @MethodSource("schedules")
    void aRunThatGoesOnHasTheSameRates(Schedule schedule) {
        double[] losses = {5, 4, 4, 3, 3, 3, 3, 2};
        LearningRates whole = new LearningRates(schedule, 0.1, 2);
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            LearningRates resumed = new LearningRates(schedule, 0.1, 2);
            for (int before = 0; before < epoch - 1; before++) {
                resumed.add(losses[before]);
            }
            assertThat(resumed.at(epoch, 1)).isEqualTo(whole.at(epoch, 1));
            assertThat(resumed.at(epoch, 0)).isEqualTo(whole.at(epoch, 0));
            whole.add(losses[epoch - 1]);
        }
        assertThat(whole.at(1, 0)).as("back at the start").isEqualTo(new LearningRates(schedule, 0.1, 2).at(1, 0));
    }

    @Test
    void aRateThatDoesNotChangeIsNotComputedAgain() {
        AtomicInteger computed = new AtomicInteger();
        LearningRates rates = new LearningRates(
                (rate, moment) -> {
                    computed.incrementAndGet();
                    return rate;
                },
                0.1,
                3);
        for (int epoch = 1; epoch <= 2; epoch++) {
            for (int step = 0; step < 3; step++) {
                rates.at(epoch, step);
            }
        }
        assertThat(computed).hasValue(2);
    }

    private static double[] rates(Schedule schedule, double rate, int stepsInEpoch, int steps) {
        LearningRates rates = new LearningRates(schedule, rate, stepsInEpoch);
        return LongStream.range(0, steps)
                .mapToDouble(step -> rates.at((int) (step / stepsInEpoch) + 1, (int) (step % stepsInEpoch)))
                .toArray();
    }

    private static double[] followed(Schedule schedule, double rate, double[] losses) {
        LearningRates rates = new LearningRates(schedule, rate, 1);
        double[] all = new double[losses.length + 1];
        all[0] = rates.at(1, 0);
        for (int epoch = 1; epoch <= losses.length; epoch++) {
            rates.add(losses[epoch - 1]);
            all[epoch] = rates.at(epoch + 1, 0);
        }
        return all;
    }
}
