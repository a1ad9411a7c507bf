package dev.lockstep.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.optimizer.Moment;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.TrainingBuilder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A schedule that follows losses follows those of the validation data where there are some, else the reported ones. */
class FollowedLossTest {
    private static final ReduceOnPlateau PLATEAU = new ReduceOnPlateau(0.5, 0, 0.05, 0, 0);

    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void aPlateauIsThatOfTheValidationData() {
        TrainingResult result = train(withValidation(PLATEAU));
        double[] followed = result.validation().orElseThrow().losses();
        assertThat(digest(withValidation(ofLosses(followed)))).isEqualTo(ResultDigest.of(result));
        assertThat(digest(withValidation(ofLosses(result.losses())))).isNotEqualTo(ResultDigest.of(result));
    }

    @Test
    void withoutValidationAPlateauIsThatOfTheReportedLoss() {
        TrainingResult result = train(training(PLATEAU));
        assertThat(digest(training(ofLosses(result.losses())))).isEqualTo(ResultDigest.of(result));
        assertThat(digest(training(Schedule.CONSTANT))).isNotEqualTo(ResultDigest.of(result));
    }

    /** The rates that the plateau has for losses that are known before. */
    private static Schedule ofLosses(double[] losses) {
        List<Double> all = Arrays.stream(losses).boxed().toList();
        return (rate, moment) -> PLATEAU.rate(
                rate, new Moment(moment.steps(), moment.stepsInEpoch(), all.subList(0, (int) moment.epochs())));
    }

    /** What is learned makes the validation data's loss larger. */
    private static TrainingBuilder withValidation(Schedule schedule) {
        return training(schedule).validation(samples(-2));
    }

    private static TrainingBuilder training(Schedule schedule) {
        Sequential layers = Sequential.of(new Dense(1, new Linear(), new Zeros(), new Zeros()));
        return new TrainingBuilder(layers, samples(2))
                .optimizer(new Sgd(0.02))
                .schedule(schedule)
                .epochs(40)
                .batch(2);
    }

    private static Samples samples(double slope) {
        return new Samples(NumberTable.of(new double[][] {{1}, {2}, {3}}), NumberTable.of(new double[][] {
            {slope}, {2 * slope}, {3 * slope + 1}
        }));
    }

    private TrainingResult train(TrainingBuilder training) {
        return new Trainer().train(backend, training.build());
    }

    private String digest(TrainingBuilder training) {
        return ResultDigest.of(train(training));
    }
}
