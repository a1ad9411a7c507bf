package dev.lockstep.nn;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.Literal;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.ParameterSpec;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.layer.Shape;
import dev.lockstep.nn.layer.Tanh;
import dev.lockstep.nn.loss.BinaryCrossEntropy;
import dev.lockstep.nn.loss.Objective;
import dev.lockstep.nn.loss.Reduction;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes no sense is refused where it is said, in one line. */
class SettingsTest {
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> new Relu(2), "relu: the slope at zero must be 0 or 1, not 2"),
                mistake(() -> dense(0), "dense: units must be at least 1, not 0"),
                mistake(
                        () -> new Dense(1, null, new Zeros(), new Zeros()),
                        "dense: the activation, the weights or the bias are null"),
                mistake(() -> new Sequential(List.of()), "a sequence needs at least one layer"),
                mistake(() -> Shape.of(), "a shape needs sizes of at least 1, not []"),
                mistake(() -> Shape.of(3, 0), "a shape needs sizes of at least 1, not [3, 0]"),
                mistake(() -> Shape.of(65536, 65536), "a sample of the shape [65536, 65536] has too many elements"),
                mistake(
                        () -> ParameterSpec.trained("w", 1 << 20, 1 << 8, new Zeros()),
                        "parameter w: 1048576x256 is not from 1x1 to 134217728 elements"),
                mistake(() -> new Normal(0), "normal: the scale must be above 0 and finite, not 0.0"),
                mistake(() -> new Normal().table(1, 1, Draws.none()), "random values need a generator and a seed"),
                mistake(
                        () -> Literal.of(new double[] {1, 2}).table(2, 1, Draws.none()),
                        "literal: the values are 1x2, and the parameter is 2x1"),
                mistake(
                        () -> NumberTable.of(new double[][] {{1, 2}, {3}}),
                        "row 2 of a table has 1 numbers, row 1 has 2"),
                mistake(
                        () -> NumberTable.of(new double[0][]),
                        "a table needs at least one row with at least one number"),
                mistake(
                        () -> new BinaryCrossEntropy(Reduction.MEAN).requireFits(new Tanh()),
                        "binary-cross-entropy needs the activation sigmoid in the last layer"),
                mistake(() -> Objective.of(null), "an objective needs a loss to report and one to follow"),
                mistake(() -> new Sgd(0), "sgd: the learning rate must be above 0 and finite, not 0.0"),
                mistake(() -> new Sgd(Double.NaN), "sgd: the learning rate must be above 0 and finite, not NaN"),
                mistake(() -> new Momentum(0.1, 1), "momentum: the momentum must be from 0 to below 1, not 1.0"),
                mistake(() -> new Adam(0.1, 0.9, -1, 1e-8), "adam: beta2 must be from 0 to below 1, not -1.0"),
                mistake(() -> new Adam(0.1, 0.9, 0.9, 0), "adam: epsilon must be above 0 and finite, not 0.0"),
                mistake(() -> Schedule.step(0, 0.5), "step: the epochs must be above 0 and finite, not 0.0"));
    }

    private static Arguments mistake(Runnable call, String message) {
        return Arguments.of(message, call);
    }

    private static Dense dense(int units) {
        return new Dense(units, new Tanh(), new Zeros(), new Zeros());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefused(String message, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(LockstepException.class).hasMessage(message);
    }
}
