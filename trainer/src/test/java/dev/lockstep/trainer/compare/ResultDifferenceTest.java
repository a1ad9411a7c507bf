package dev.lockstep.trainer.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingResult;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultDifferenceTest {
    private static TrainingResult result(double[] losses, double... weights) {
        ParameterValues w1 = new ParameterValues("w1", weights.length / 2, 2, weights);
        return new TrainingResult(
                "any",
                "java",
                DType.FLOAT64,
                losses,
                Optional.empty(),
                List.of(w1),
                Map.of(),
                w1,
                losses.length,
                losses.length,
                1);
    }

    private static double[] losses(double... losses) {
        return losses;
    }

    @Test
    void theFirstUnequalLossComesBeforeParameters() {
        assertThat(ResultDifference.first(
                        result(losses(3, 2, 1), 1, 2), result(losses(3, Math.nextUp(2.0), 1.5), 1, 3)))
                .contains(new ResultDifference.OfLoss(2, new UnequalValues(DType.FLOAT64, 2, Math.nextUp(2.0))));
    }

    @Test
    void aParameterIsNamedWithItsElement() {
        UnequalValues zeros = new UnequalValues(DType.FLOAT64, 0.0, -0.0);

        assertThat(ResultDifference.first(result(losses(1), 1, 2, 3, 0.0), result(losses(1), 1, 2, 3, -0.0)))
                .contains(new ResultDifference.OfParameter("w1", new ElementDifference(1, 1, zeros)));
        assertThat(zeros.ulps()).contains(BigInteger.ZERO);
        assertThat(zeros.secondBits()).isEqualTo("8000000000000000");
    }

    @Test
    void aNaNEqualsAnyNaNAndNothingElse() {
        double otherNaN = Double.longBitsToDouble(0xfff8000000000001L);

        assertThat(ResultDifference.first(
                        result(losses(Double.NaN), Double.NaN, 1), result(losses(otherNaN), otherNaN, 1)))
                .isEmpty();
        assertThat(ResultDifference.first(result(losses(Double.NaN), 1, 1), result(losses(1), 1, 1)))
                .isPresent();
        assertThat(new UnequalValues(DType.FLOAT64, Double.NaN, 1).ulps()).isEmpty();
    }

    @Test
    void ulpsAreCountedInTheType() {
        assertThat(new UnequalValues(DType.FLOAT32, 1, Math.nextUp(1f)).ulps()).contains(BigInteger.ONE);
        assertThat(new UnequalValues(DType.FLOAT64, 1, Math.nextUp(1f)).ulps()).contains(BigInteger.ONE.shiftLeft(29));
        assertThat(new UnequalValues(DType.FLOAT64, -Double.MIN_VALUE, Double.MIN_VALUE).ulps())
                .contains(BigInteger.TWO);
        assertThat(new UnequalValues(DType.FLOAT64, -Double.MAX_VALUE, Double.MAX_VALUE).ulps())
                .contains(BigInteger.valueOf(Double.doubleToLongBits(Double.MAX_VALUE))
                        .shiftLeft(1));
    }
}
