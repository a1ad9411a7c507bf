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
import dev.lockstep.nn.optimizer.Adagrad;
import dev.lockstep.nn.optimizer.Adam;
import dev.lockstep.nn.optimizer.AdamW;
import dev.lockstep.nn.optimizer.ClipByNorm;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.CosineAnnealing;
import dev.lockstep.nn.optimizer.ExponentialDecay;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.nn.optimizer.Momentum;
import dev.lockstep.nn.optimizer.MultiStepDecay;
import dev.lockstep.nn.optimizer.OneCycle;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.ReduceOnPlateau;
import dev.lockstep.nn.optimizer.RmsProp;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.nn.optimizer.Span;
import dev.lockstep.nn.optimizer.StepDecay;
import dev.lockstep.nn.optimizer.WarmUp;
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
                mistake(
                        () -> new Adam(0.1, 0.9, 0.9, 1, -1, true),
                        "adam: the weight decay must be at least 0 and finite, not -1.0"),
                mistake(() -> new AdamW(0.1, 1.5, 0.9, 1, 0, true), "adamw: beta1 must be from 0 to below 1, not 1.5"),
                mistake(() -> new RmsProp(-1), "rmsprop: the learning rate must be above 0 and finite, not -1.0"),
                mistake(
                        () -> new Adagrad(0.1, -1, 0, 1, 0),
                        "adagrad: the learning rate's decay must be at least 0 and finite, not -1.0"),
                mistake(() -> new ClipByNorm(0), "clip: the norm must be above 0 and finite, not 0.0"),
                mistake(() -> new ClipByValue(-1), "clip: the value must be above 0 and finite, not -1.0"),
                mistake(() -> Penalty.l2(-1), "penalty: l2 must be at least 0 and finite, not -1.0"),
                mistake(() -> new StepDecay(0, 0.5), "step: the epochs must be at least 1, not 0"),
                mistake(() -> new MultiStepDecay(List.of(3, 3), 0.5), "multi-step: the epochs must ascend, not [3, 3]"),
                mistake(
                        () -> new MultiStepDecay(List.of(), 0.5),
                        "multi-step: at least one number of epochs is needed"),
                mistake(() -> new ExponentialDecay(0), "exponential: the factor must be above 0 and finite, not 0.0"),
                mistake(() -> Span.ofEpochs(0), "schedule: the epochs must be at least 1, not 0"),
                mistake(() -> Span.ofSteps(-1), "schedule: the steps must be at least 1, not -1"),
                mistake(
                        () -> new CosineAnnealing(Span.ofEpochs(1), -1),
                        "cosine: the minimum must be at least 0 and finite, not -1.0"),
                mistake(
                        () -> new OneCycle(Span.ofEpochs(1), 1, 25, 1e4),
                        "one-cycle: the rising part must be from 0 to below 1, not 1.0"),
                mistake(
                        () -> new WarmUp(Span.ofEpochs(1), 0, Schedule.CONSTANT),
                        "warm-up: the start factor must be above 0 and finite, not 0.0"),
                mistake(
                        () -> new ReduceOnPlateau(1, 10, 0, 0, 0),
                        "plateau: the factor must be from 0 to below 1, not 1.0"),
                mistake(
                        () -> new LearningRates(new ReduceOnPlateau(), 0.1, 1).at(2, 0),
                        "the schedule follows losses: the rate of epoch 2 needs the losses of 1 epochs, and 0 are known"),
                mistake(
                        () -> new LearningRates((rate, moment) -> -rate, 0.1, 1).at(1, 0),
                        "the schedule's rate of epoch 1 is -0.1; it must be at least 0 and finite"));
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
