package dev.lockstep.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.report.Trained;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinishedRunTest {
    @Test
    void aCurveIsThatOfTheParametersThatTheRunEndedWith() {
        FinishedRun run = Trained.run(Trained.CURVE);
        FittedCurve curve = run.curve().orElseThrow();

        assertThat(curve.x()).hasSize(1000).startsWith(-2).endsWith(2);
        assertThat(curve.x()[1]).isEqualTo(-2 + 4.0 / 999);
        assertThat(curve.training().x()).containsExactly(-2, -1, 0, 1, 2);
        double squares = 0;
        for (int i = 0; i < 5; i++) {
            double nearest = curve.y()[Math.round(i * 999 / 4f)];
            squares += Math.pow(nearest - curve.training().y()[i], 2);
        }
        double rootMeanSquare = run.assessment().orElseThrow().metrics().get("root-mean-squared-error");
        assertThat(Math.sqrt(squares / 5)).isBetween(rootMeanSquare - 0.01, rootMeanSquare + 0.01);
        assertThat(run.assessment().orElseThrow().data()).isEqualTo("training data");
        assertThat(run.assessment().orElseThrow().labels()).isEmpty();
    }

    @Test
    void classesAreAssessedOnValidationDataByTheBestParameters() {
        FinishedRun run = Trained.run(Trained.CLASSES);
        Assessment assessment = run.assessment().orElseThrow();
        int best = run.result().validation().orElseThrow().bestEpoch().orElseThrow();

        assertThat(assessment.data()).isEqualTo("validation data");
        assertThat(assessment.samples()).isEqualTo(4);
        assertThat(assessment.labels()).containsExactly("0", "1");
        assertThat(assessment.metrics()).isEqualTo(run.epochs().get(best - 1).metrics());
        assertThat(run.curve()).isEmpty();
    }

    @Test
    void scaledTargetsAreComparedInTheirUnits() {
        FinishedRun run = Trained.run(Trained.PRICES);
        PredictedTargets compared = run.assessment().orElseThrow().compared().orElseThrow();

        assertThat(run.curve()).isEmpty();
        assertThat(compared.data()).isEqualTo("validation data");
        assertThat(compared.truth()).hasSize(2);
        assertThat(Arrays.stream(compared.truth())).allMatch(price -> price > 90_000);
        assertThat(Arrays.stream(compared.predicted())).hasSize(2).allMatch(price -> price > 1000);
        assertThat(run.assessment().orElseThrow().metrics()).containsOnlyKeys("mean-absolute-error");
        double error = Math.abs(compared.predicted()[0] - compared.truth()[0])
                + Math.abs(compared.predicted()[1] - compared.truth()[1]);
        assertThat(run.assessment().orElseThrow().metrics()).containsEntry("mean-absolute-error", error / 2);
        assertThat(Trained.run(Trained.CURVE).assessment().orElseThrow().compared())
                .isEmpty();
        assertThat(Trained.run(Trained.CLASSES).assessment().orElseThrow().compared())
                .isEmpty();
    }

    @Test
    void learningRatesAreThoseOfTheSchedule() {
        List<EpochRecord> epochs = Trained.run(Trained.CLASSES).epochs();

        assertThat(epochs.get(0).learningRate()).hasValue(0.05);
        for (int i = 1; i < epochs.size(); i++) {
            assertThat(epochs.get(i).learningRate().getAsDouble())
                    .isLessThan(epochs.get(i - 1).learningRate().getAsDouble());
            assertThat(epochs.get(i).seconds())
                    .isGreaterThanOrEqualTo(epochs.get(i - 1).seconds());
        }
    }
}
