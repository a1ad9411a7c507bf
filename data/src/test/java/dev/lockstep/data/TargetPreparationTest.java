package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.numerics.function.Exp;
import dev.lockstep.numerics.function.Expm1;
import dev.lockstep.numerics.function.Log;
import dev.lockstep.numerics.function.Log1p;
import org.junit.jupiter.api.Test;

class TargetPreparationTest {
    private static final NumberTable PRICES = NumberTable.of(new double[][] {{100_000}, {250_000}, {130_000}});

    @Test
    void scalesByWhatItWasFittedOnAndUndoesItInTheSameSteps() {
        TargetPreparation fitted = new TargetTreatment(Logarithm.NONE, Scaling.STANDARDIZE).fit(PRICES);
        double mean = (0.0 + 100_000 + 250_000 + 130_000) / 3;
        double squares = (100_000 - mean) * (100_000 - mean)
                + (250_000 - mean) * (250_000 - mean)
                + (130_000 - mean) * (130_000 - mean);
        double deviation = Math.sqrt(squares / 3);
        assertThat(fitted.columns()).containsExactly(new TargetPreparation.Column(mean, deviation));
        assertThat(fitted.apply(NumberTable.of(new double[][] {{7}})).table().elements())
                .containsExactly((7 - mean) / deviation);
        assertThat(fitted.undo(new double[] {0.3}, DType.FLOAT64)).containsExactly(0.3 * deviation + mean);
        assertThat(fitted.undo(new double[] {0.3f}, DType.FLOAT32)).containsExactly((float) (0.3f * deviation + mean));
    }

    @Test
    void logarithmsComeFirstAndAreUndoneLast() {
        TargetPreparation log = new TargetTreatment(Logarithm.LOG, Scaling.MIN_MAX).fit(PRICES);
        double low = Log.of(100_000.0);
        double range = Log.of(250_000.0) - low;
        assertThat(log.apply(PRICES).table().elements()).containsExactly(0, 1, (Log.of(130_000.0) - low) / range);
        assertThat(log.undo(new double[] {0.7}, DType.FLOAT64)).containsExactly(Exp.of(0.7 * range + low));
        TargetPreparation log1p = new TargetTreatment(Logarithm.LOG1P, Scaling.NONE).fit(PRICES);
        assertThat(log1p.apply(NumberTable.of(new double[][] {{0}, {3}}))
                        .table()
                        .elements())
                .containsExactly(0, Log1p.of(3.0));
        assertThat(log1p.undo(new double[] {0.7}, DType.FLOAT64)).containsExactly(Expm1.of(0.7));
    }

    @Test
    void eachColumnIsScaledByItself() {
        NumberTable two = NumberTable.of(new double[][] {{1, 10}, {3, 50}});
        TargetPreparation fitted = new TargetTreatment(Logarithm.NONE, Scaling.MIN_MAX).fit(two);
        assertThat(fitted.apply(two).table().elements()).containsExactly(0, 0, 1, 1);
        assertThat(fitted.undo(new double[] {0.5, 0.5}, DType.FLOAT64)).containsExactly(2, 30);
    }

    @Test
    void equalTargetsBecomeZero() {
        NumberTable equal = NumberTable.of(new double[][] {{5}, {5}});
        TargetPreparation fitted = new TargetTreatment(Logarithm.NONE, Scaling.STANDARDIZE).fit(equal);
        assertThat(fitted.apply(equal).table().elements()).containsExactly(0, 0);
        assertThat(fitted.undo(new double[] {0.25}, DType.FLOAT64)).containsExactly(5.25);
    }

    @Test
    void itsTextMakesTheSame() {
        for (TargetTreatment treatment : new TargetTreatment[] {
            new TargetTreatment(Logarithm.LOG, Scaling.STANDARDIZE), new TargetTreatment(Logarithm.LOG1P, Scaling.NONE)
        }) {
            TargetPreparation fitted = treatment.fit(PRICES);
            TargetPreparation again = TargetPreparation.read(fitted.toString());
            assertThat(again.treatment()).isEqualTo(treatment);
            assertThat(again.columns()).isEqualTo(fitted.columns());
        }
        for (String damaged : new String[] {
            "",
            "none none 0.0 1.0\n",
            "log standardize 1.0\n",
            "log none 0.0 0.0\n",
            "log none 0.0 1.0\nnone none 0.0 1.0\n"
        }) {
            assertThatThrownBy(() -> TargetPreparation.read(damaged))
                    .isInstanceOf(DataException.class)
                    .hasMessage("the text of how targets are scaled is damaged");
        }
    }

    @Test
    void whatCanNotBeScaledIsRefused() {
        TargetTreatment log = new TargetTreatment(Logarithm.LOG, Scaling.STANDARDIZE);
        assertThatThrownBy(() -> log.fit(NumberTable.of(new double[][] {{1}, {0}})))
                .isInstanceOf(DataException.class)
                .hasMessage("the target 0.0 is not above 0.0, as it must be for log");
        TargetPreparation fitted = log.fit(PRICES);
        assertThatThrownBy(() -> fitted.apply(NumberTable.of(new double[][] {{-1}})))
                .hasMessage("the target -1.0 is not above 0.0, as it must be for log");
        TargetTreatment standardize = new TargetTreatment(Logarithm.NONE, Scaling.STANDARDIZE);
        assertThatThrownBy(() -> standardize.fit(NumberTable.of(new double[][] {{1e308}, {-1e308}})))
                .hasMessageContaining("too large or too close to each other");
    }
}
